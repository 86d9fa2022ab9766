/** A store that documents were handed in to on two days: on the second a supplier is lost, and one is listed. */
import { composeWorkspace } from '../../server/compose.ts';
import { countingClock, handIn, temporaryFolder } from './temporary-workspace.ts';

const header = 'item,supplier,site,site_country,standing,lead_time_days';
const first = `${header}\nServo,Acme,Plant 1,DE,chosen,30\nMotor,Acme,Plant 1,DE,chosen,30\nMotor,Bolt,Plant 2,MT,qualified,30\n`;
const second = `${header}\nServo,Acme,Plant 1,DE,chosen,45\nMotor,Acme,Plant 1,DE,chosen,30\nGear,Cogs,Plant 3,IT,chosen,\n`;

export interface TwoDays {
  readonly folder: string;
  /** SHA-256 of the sources of the first day, and of those that took their place. */
  readonly old: string;
  readonly fresh: string;
}

export async function twoDays(): Promise<TwoDays> {
  const folder = await temporaryFolder();
  const give = async (day: string, files: Readonly<Record<string, string>>, version: number) => {
    const workspace = await composeWorkspace({ store: folder, writable: true }, countingClock(day));
    const hashes = [];
    for (const [path, text] of Object.entries(files)) {
      const isSeries = path.startsWith('sources');
      const declared = { programme: 'P', ...(isSeries ? { series: 'sources', seriesVersion: version } : {}) };
      hashes.push((await handIn(workspace, text, { path, declared, call: day })).sha256);
    }
    await workspace.close();
    return hashes[0];
  };
  const old = await give(
    '2026-01-10',
    {
      'sources.csv': first,
      'requirements.csv': 'assembly,item\nDrone,Servo\nDrone,Motor\n',
      'programmes.csv': 'programme,item\nP,Drone\n',
    },
    1,
  );
  const fresh = await give(
    '2026-02-20',
    {
      'sources-2.csv': second,
      'requirements-2.csv': 'assembly,item\nDrone,Gear\n',
      'listings.csv': 'list,organization,listed_from\nOFAC SDN,Cogs,2020-01-01\n',
    },
    2,
  );
  return { folder, old, fresh };
}
