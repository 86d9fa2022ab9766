/** What the pages may load, as their headers say it, and that the document keeps to it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pagePaths } from '../../server/http/pages.ts';
import { type RunningServer, startServer } from '../support/running-server.ts';

describe('the policy of the pages', () => {
  let server: RunningServer;

  beforeAll(async () => {
    server = await startServer({ env: { HAUBERK_BANNER: '<script>alert(1)</script>' } });
  });
  afterAll(async () => await server.end());

  it.each(pagePaths)('of %s lets scripts of this server run, and nothing inline', async (path) => {
    const response = await fetch(`${server.url}${path}`);
    expect(response.status).toBe(200);
    const policy = new Map(
      (response.headers.get('content-security-policy') ?? '').split(';').map((directive): [string, string] => {
        const [name = '', ...values] = directive.trim().split(' ');
        return [name, values.join(' ')];
      }),
    );
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('script-src')).toBe("'self'");
    expect(policy.get('style-src')).toBe("'self'");
    expect(policy.get('connect-src')).toBe("'self'");
    // The preview of a report has no address.
    expect(policy.get('frame-src')).toBeUndefined();
    expect([...policy.values()].join(' ')).not.toMatch(/unsafe-(inline|eval|hashes)|\*|https?:/);
    const html = await response.text();
    expect(html).toContain('&#60;script&#62;');
    const scripts = [...html.matchAll(/<script\b([^>]*)>(.*?)<\/script>/gs)];
    expect(scripts.length).toBeGreaterThan(0);
    for (const [, attributes, body] of scripts) {
      expect(attributes).toMatch(/src="\/assets\//);
      expect(body?.trim()).toBe('');
    }
    expect(html).not.toMatch(/<style\b|\sstyle=|\son[a-z]+=|https?:\/\//);
  });

  it('lets a page load React as it is for users, and no more of the design system than it shows', async () => {
    const html = await (await fetch(`${server.url}/`)).text();
    const [, address = ''] = /<script[^>]*src="([^"]+)"/.exec(html) ?? [];
    const script = await (await fetch(`${server.url}${address}`)).text();
    expect(script).toContain('usa-button--outline');
    expect(script).not.toContain('React DevTools');
    // Its icons and its modal, with a trap for the focus, are 41 kB of what a page would wait for.
    expect(script).not.toMatch(/usa-icon|usa-modal|clickOutsideDeactivates/);
  });
});
