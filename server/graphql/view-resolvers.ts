/** What is said of a view: answers give its name, lists made here the view itself. */
import { remarkOnDay } from '../../app/workspace/answer.ts';
import type { ViewResolvers } from './generated/resolvers.ts';

export const viewResolvers: ViewResolvers = { asOfRemark: remarkOnDay };
