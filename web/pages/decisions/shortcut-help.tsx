/** Which keys do what, and the switch that turns them off. */
import { Table } from '@trussworks/react-uswds';
import { texts } from '../../texts/texts.ts';

const t = texts.decisions.keys;

interface ShortcutHelpProps {
  readonly isOn: boolean;
  readonly setOn: (on: boolean) => void;
  readonly isOpen: boolean;
  readonly setOpen: (open: boolean) => void;
}

export function ShortcutHelp({ isOn, setOn, isOpen, setOpen }: ShortcutHelpProps) {
  return (
    <details open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t.title}</summary>
      <label className="hb-choice">
        <input type="checkbox" checked={isOn} onChange={({ target }) => setOn(target.checked)} /> {t.on}
      </label>
      <Table compact>
        <caption className="hb-hidden">{t.title}</caption>
        <thead>
          <tr>
            <th scope="col">{t.key}</th>
            <th scope="col">{t.does}</th>
          </tr>
        </thead>
        <tbody>
          {t.list.map(([key, does]) => (
            <tr key={key}>
              <td>
                <kbd>{key}</kbd>
              </td>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </details>
  );
}
