/** What a server sends beside a report: media types, and the policy of the HTML one. */
export { reportPolicy } from '../reports/html.ts';
export { mediaTypes } from '../reports/render-report.ts';
