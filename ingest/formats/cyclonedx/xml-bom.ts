/** A CycloneDX XML text as the JSON form that the readers read. */
import type { Diagnostics } from '../../diagnostics.ts';
import { walkXml } from '../../xml/walk-xml.ts';
import type { JsonObject } from './value.ts';
import { XmlBuilder } from './xml-builder.ts';
import type { Places } from './xml-places.ts';

export interface XmlBom {
  readonly document: JsonObject;
  /** Of the root element's namespace; empty when it names none. */
  readonly specVersion: string;
  readonly places: Places;
  /** Sum of the depths of its elements. */
  readonly depths: number;
}

/** The BOM; `no-bom` for another XML document; undefined, with the reason in `diagnostics`, for what is no XML. */
export function parseXmlBom(text: string, diagnostics: Diagnostics): XmlBom | 'no-bom' | undefined {
  const builder = new XmlBuilder(diagnostics);
  const problem = walkXml(text, builder);
  if (problem !== undefined) {
    diagnostics.addAll([problem]);
    return undefined;
  }
  if (!builder.isBom) return 'no-bom';
  const { document, specVersion, places, depths } = builder;
  return { document, specVersion, places, depths };
}
