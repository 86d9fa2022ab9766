/** The view that a question is asked of: of a programme, the portion of the view that it reaches. */
import { portionOfView, type View } from '../../graph/view/open-view.ts';
import type { Question } from './answer.ts';
import { findProgramme } from './find-programme.ts';
import type { Reader } from './reader.ts';
import type { Workspace } from './workspace.ts';

/** Errors: PROGRAMME_UNKNOWN. */
export async function viewAsked(workspace: Workspace, reader: Reader, question: Question): Promise<View> {
  const view = await workspace.view(reader, question);
  return question.programme === undefined ? view : portionOfView(view, findProgramme(view.graph, question.programme));
}
