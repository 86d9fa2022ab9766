/** What is said of a view: answers give its name, lists made here the view itself. */
import { asOfRemark } from '../../app/answer.ts';
import type { View } from '../../graph/view/open-view.ts';
import type { View as NamedView, ViewResolvers } from './generated/resolvers.ts';

type Given = NamedView | (NamedView & Pick<View, 'ahead'>);

export const viewResolvers: ViewResolvers = {
  asOfRemark: (view: Given) => ('ahead' in view ? asOfRemark(view) || null : (view.asOfRemark ?? null)),
};
