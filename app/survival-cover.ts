/** Days of cover of a view's items, as the times of a loss need them by node. */

import type { CountingOptions } from '../graph/analyses/counting.ts';
import { countedSources } from '../graph/analyses/counting.ts';
import type { SupplyNetwork } from '../graph/analyses/supply-network.ts';
import { itemCover, nodeCover } from '../graph/analyses/time-cover.ts';
import { dailyDemand } from '../graph/analyses/time-demand.ts';
import type { Cover } from '../graph/analyses/time-to-survive.ts';
import type { View } from '../graph/view/open-view.ts';
import { unitsOnHand } from './days-of-supply.ts';
import type { Workspace } from './workspace.ts';

/** O(items + sources), and the rows of the store that speak of stock. */
export async function survivalCover(
  workspace: Pick<Workspace, 'store'>,
  view: View,
  options: CountingOptions,
): Promise<(supply: SupplyNetwork) => Cover> {
  const { graph } = view;
  const counted = countedSources(graph, options);
  const cover = itemCover(graph, counted, dailyDemand(graph, counted), await unitsOnHand(workspace, view));
  return (supply) => nodeCover(supply, cover);
}
