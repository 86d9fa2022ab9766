/** What a server sends beside a report: media types, and the policy of an HTML one. */
import { policyOf } from '../../reports/html.ts';

export { mediaTypes } from '../../reports/render-report.ts';

/** For the bytes of a report in HTML. */
export function reportPolicy(file: Uint8Array): string {
  return policyOf(new TextDecoder().decode(file));
}
