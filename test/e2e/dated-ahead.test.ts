/** A mistyped date over the API: the hand-in warns, and every list says on what its day rests. */
import { expect, it } from 'vitest';
import { ask, startServer } from '../support/running-server.ts';

it('is said by the hand-in and beside every answer without a day, and by none that is asked of a day', async () => {
  const server = await startServer();
  try {
    const form = new FormData();
    form.append('dated', '2999-11-01');
    form.append('file', new File(['programme,item\nOther,Boat\n'], 'fut.csv'));
    const response = await fetch(new URL('/api/documents', server.url), { method: 'POST', body: form });
    expect(((await response.json()) as { diagnostics: unknown }).diagnostics).toMatchObject([{ code: 'dated-ahead' }]);
    const view = 'view { asOf asOfRemark }';
    const of = (day: string) =>
      `{ programmes${day} { ${view} } singleSources(level: SUPPLIER${day === '' ? '' : ', asOf: "2026-11-01"'}) { ${view} } }`;
    const said = { asOf: '2999-11-01', asOfRemark: expect.stringContaining('fut.csv') };
    expect((await ask(server.url, of(''))).data).toMatchObject({ programmes: { view: said }, singleSources: { view: said } });
    const asked = { asOf: '2026-11-01', asOfRemark: null };
    expect((await ask(server.url, of('(asOf: "2026-11-01")'))).data).toMatchObject({
      programmes: { view: asked },
      singleSources: { view: asked },
    });
  } finally {
    await server.end();
  }
});
