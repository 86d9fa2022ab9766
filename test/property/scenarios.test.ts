/** Many scenarios at once against one after another. */
import { expect, test } from 'vitest';
import { Scenarios } from '../../graph/network/scenarios.ts';
import { availability, networkFrom, randomNetworkSpec } from '../support/random-network.ts';
import { random } from '../support/random-supply.ts';

const graphs = Number(process.env.HAUBERK_ORACLE_GRAPHS ?? 5000);

test(`each lane is the scenario that it stands for, ${graphs} networks`, () => {
  let failures = 0;
  for (let seed = 1; seed <= graphs; seed++) {
    const spec = randomNetworkSpec(seed);
    const next = random(seed);
    const words = 1 + (seed % 2);
    const scenarios = new Scenarios(networkFrom(spec), words);
    // Twice with the same arrays: nothing of the first block may stay.
    for (let block = 0; block < 2; block++) {
      scenarios.lost.forEach((_, at) => {
        scenarios.lost[at] = (next() * 2 ** 32) | 0;
      });
      scenarios.evaluate();
      const lanes = [0, 1, 31, 32 * words - 1];
      for (const lane of lanes) {
        const [word, bit] = [lane >> 5, 1 << (lane & 31)];
        const lost = [...Array(spec.candidates).keys()].filter((c) => (scenarios.lost[c * words + word] & bit) !== 0);
        const holds = spec.nodes.map((_, node) => (scenarios.failed(node, word) & bit) === 0);
        expect(holds, `seed ${seed}, lane ${lane}`).toEqual(availability(spec, lost));
        failures += holds.filter((one) => !one).length;
      }
    }
  }
  expect(failures).toBeGreaterThan(graphs);
});
