/** Every source of the example: those of the stories, and for all other items makers picked by a fixed rule. */
import { items } from './items.mjs';
import { organizations, ownership } from './organizations.mjs';
import { noticeSources, storySources } from './stories.mjs';

const controllers = new Map(ownership.filter(([, , least]) => least > 50).map(([owner, owned]) => [owned, owner]));
const stages = { ores: 'mined', metals: 'melted', wafers: 'made', composites: 'made', optics: 'refined' };

/** Rows of the sources tables, in the order of the items. */
export function sources() {
  const names = [...items.keys(), 'Halyard real-time kernel'];
  return names.flatMap((name, index) => {
    const story = storySources.filter(([item]) => item === name);
    return story.length > 0 ? story.map((row, at) => told(row, index, at)) : routine(items.get(name), index);
  });
}

export function notices() {
  return noticeSources.map((row, at) => told(row, 0, at));
}

function told([item, key, site, standing, extra], index, at) {
  return { item, maker: organizations.get(key), site: siteOf(key, site), standing, ...terms(index, at, extra.role), ...extra };
}

function siteOf(key, site) {
  if (site === null) return undefined;
  if (typeof site === 'number') return organizations.get(key).sites[site];
  const [name, country] = site.split('@');
  return { name, country };
}

/** Makers of one pool in turn, no two of one owner or with plants in one country. */
function routine(item, index) {
  if (item.pool === '-') return [];
  const pool = [...organizations.values()].filter((one) => one.pool === item.pool);
  const picked = [];
  for (let turn = 0; turn < pool.length && picked.length < item.count; turn++) {
    const maker = pool[(index + turn) % pool.length];
    const site = maker.sites[(index + turn) % maker.sites.length];
    const clash = picked.some((one) => one.site.country === site.country || owner(one.maker) === owner(maker));
    if (!clash) picked.push({ item: item.name, maker, site });
  }
  if (picked.length < item.count) throw new Error(`too few makers for ${item.name}`);
  const stage = item.type === 'material' ? { stage: stages[item.category] ?? 'refined' } : {};
  return picked.map((row, at) => ({ ...row, standing: at === 0 ? 'chosen' : 'qualified', ...terms(index, at), ...stage }));
}

function owner(maker) {
  return controllers.get(maker.key) ?? maker.key;
}

/** Invented terms of trade, the same at each run. */
function terms(index, at, role) {
  const spread = (index * 37 + at * 101) % 97;
  return {
    standing_basis: role === 'distributor' ? '' : ['approved source list', 'first article', 'customer'][(index + at) % 3],
    standing_reference: `FICTIONAL-ASL-${String(1000 + index)}`,
    last_delivered: `2026-0${1 + (spread % 5)}-${String(1 + (spread % 28)).padStart(2, '0')}`,
    lead_time_days: 30 + spread * 2,
    unit_cost: ((spread + 1) * 7.25).toFixed(2),
    currency: 'USD',
    price_date: '2026-05-01',
  };
}
