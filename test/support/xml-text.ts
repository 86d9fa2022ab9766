/** CycloneDX XML written by hand for tests of its reader. */
import type { WholeReading as Reading } from '../../graph/model/reading.ts';
import type { ReadRequest } from '../../ingest/read-document.ts';
import { readText } from './read-bom.ts';

export const bomXml = (content: string, version = '1.6') =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<bom xmlns="http://cyclonedx.org/schema/bom/${version}" version="1">${content}</bom>`;

export const readXml = (content: string, version = '1.6', options: Partial<ReadRequest> = {}): Reading =>
  readText(bomXml(content, version), options);
