/** Days of cover of a view's items, as the times of a loss need them by node. */
import type { CountingOptions } from '../../graph/analyses/counting.ts';
import type { SupplyNetwork } from '../../graph/analyses/supply-network.ts';
import { nodeCover } from '../../graph/analyses/time-cover.ts';
import type { Cover } from '../../graph/analyses/time-to-survive.ts';
import type { View } from '../../graph/view/open-view.ts';
import { timeFacts } from '../analyses/time-facts.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** O(items + sources), and the rows of the store that speak of stock. */
export async function survivalCover(
  workspace: Pick<Workspace, 'store'>,
  view: View,
  options: CountingOptions,
): Promise<(supply: SupplyNetwork) => Cover> {
  const { cover } = await timeFacts(workspace, view, options);
  return (supply) => nodeCover(supply, cover);
}
