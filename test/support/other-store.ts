/** A workspace whose store answers some questions in another way: it fails, or notes what it is asked. */
import type { Workspace } from '../../app/workspace/workspace.ts';
import type { GraphStore } from '../../graph/store/port.ts';

export function withStore(workspace: Workspace, instead: (store: GraphStore) => Partial<GraphStore>): Workspace {
  const others = instead(workspace.store);
  return over(workspace, { store: over(workspace.store, others) });
}

/** Methods keep their own object: it has private fields. */
function over<T extends object>(object: T, others: Partial<T>): T {
  return new Proxy(object, {
    get(target, name) {
      if (Object.hasOwn(others, name)) return others[name as keyof T];
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
