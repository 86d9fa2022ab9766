// Records what the Python tools of SPDX say of a tag-value document and of every change of it, for
// test/golden/tag-value-verdicts.test.ts. They are not part of this repository:
//
//   python3 -m venv FOLDER && FOLDER/bin/pip install spdx-tools==0.8.5
//   node scripts/record-tag-value-verdicts.mjs FOLDER/bin/python
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'vite';

const [python] = process.argv.slice(2);
if (python === undefined) throw new Error('Name the Python that has spdx-tools.');
const vite = await createServer({ server: { middlewareMode: true }, appType: 'custom', logLevel: 'error' });
const { everyLineChange, tagValueDocument } = await vite.ssrLoadModule('/test/support/tag-value-changes.ts');
const changes = [...everyLineChange()];
await vite.close();
const script = new URL('tag-value-verdicts.py', import.meta.url).pathname;
const input = [tagValueDocument, ...changes.map(({ text }) => text)].map((text) => JSON.stringify(text)).join('\n');
const { stdout, stderr, status } = spawnSync(python, [script], { input, encoding: 'utf8', maxBuffer: 1 << 26 });
const [whole, ...signs] = stdout.trim().split('\n');
if (status !== 0 || whole !== '+' || signs.length !== changes.length) throw new Error(`not all were judged: ${stderr}`);
const verdicts = {};
for (const [index, { at }] of changes.entries()) verdicts[at] = (verdicts[at] ?? '') + signs[index];
const text = JSON.stringify({ made: 'spdx-tools 0.8.5', verdicts }, undefined, 1);
writeFileSync(new URL('../test/golden/spdx-verdicts/tag-value.json', import.meta.url), `${text}\n`);
console.log(`${signs.length} changes, ${signs.filter((sign) => sign === '+').length} of them taken`);
