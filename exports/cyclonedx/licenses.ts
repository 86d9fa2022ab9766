/** Licences as texts keep them (a line each) to those of CycloneDX: SPDX identifiers, one expression, else names. */
import * as Models from '@cyclonedx/cyclonedx-library/Models';
import { isSupportedSpdxId } from '@cyclonedx/cyclonedx-library/SPDX';

/** An expression stands alone (CycloneDX 1.6, `licenseChoice`); beside others it is written as a name. */
export function licensesOf(text: string): Models.License[] {
  const lines = text.split('\n').filter((line) => line !== '');
  if (lines.length === 1 && isExpression(lines[0] as string)) return [new Models.LicenseExpression(lines[0] as string)];
  return lines.map((line) => (isSupportedSpdxId(line) ? new Models.SpdxLicense(line) : new Models.NamedLicense(line)));
}

/** SPDX specification 2.3, annex D: identifiers joined by operators. */
function isExpression(text: string): boolean {
  const tokens = text.match(/\(|\)|[^\s()]+/g) ?? [];
  return (
    tokens.some((token) => /^(?:AND|OR|WITH)$/.test(token)) && tokens.every((token) => /^(?:[()]|[A-Za-z0-9.:+-]+)$/.test(token))
  );
}
