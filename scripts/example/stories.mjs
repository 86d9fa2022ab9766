/** What the example shows on purpose (sbom-samples/EXPECTED.md): makers, dates and shares that the routine must not pick. */

/** item, maker, index of its site (or a named site, or null: nobody says), standing, further columns of the sources table. */
export const storySources = [
  // The end items: one maker each, as usual; the air vehicle is assembled in two plants of one country.
  ['Paper Kestrel air vehicle', 'quorrelle', 0, 'chosen', {}],
  ['Paper Kestrel air vehicle', 'quorrelle', 1, 'qualified', {}],
  ['Paper Kestrel ground control station', 'quorrelle', 0, 'chosen', {}],
  ['Paper Kestrel launch and recovery set', 'skeldhavn', 0, 'chosen', {}],
  // A direct single source.
  ['Flight termination battery', 'pyrothessa', 0, 'chosen', { lead_time_days: 300, time_to_recover_days: 420 }],
  // A hidden one at tier four: two makers, four sub-suppliers, one plant (see sourceRequirements).
  ['Rotor magnet set', 'magnorra', 0, 'chosen', {}],
  ['Rotor magnet set', 'eisenquast', 0, 'qualified', {}],
  ['Sintered magnet block K1', 'ferrokoivu', 0, 'chosen', {}],
  ['Sintered magnet block K1', 'nihamagu', 0, 'qualified', {}],
  ['Sintered magnet block K2', 'kolmarek', 0, 'chosen', {}],
  ['Sintered magnet block K2', 'balthemag', 0, 'qualified', {}],
  ['Dysprosium-terbium alloy', 'hualingqiao', 0, 'chosen', { stage: 'melted', time_to_recover_days: 365 }],
  ['Dysprosium oxide', 'longxiduo', 0, 'chosen', { stage: 'refined' }],
  ['Dysprosium oxide', 'wirrawonga', 0, 'qualified', { stage: 'refined' }],
  // A country over 65 per cent, in shares.
  ['Neodymium-praseodymium oxide', 'baiyunshuo', 0, 'chosen', { stage: 'refined', share: 45 }],
  ['Neodymium-praseodymium oxide', 'longxiduo', 0, 'chosen', { stage: 'refined', share: 25 }],
  ['Neodymium-praseodymium oxide', 'wirrawonga', 0, 'qualified', { stage: 'refined', share: 20 }],
  ['Neodymium-praseodymium oxide', 'virukivi', 0, 'qualified', { stage: 'refined', share: 10 }],
  ['Neodymium-praseodymium metal', 'longxiduo', 0, 'chosen', { stage: 'melted' }],
  ['Neodymium-praseodymium metal', 'virukivi', 0, 'qualified', { stage: 'melted' }],
  ['Neodymium-praseodymium metal', 'wirrawonga', 0, 'qualified', { stage: 'melted' }],
  ['Rare-earth concentrate', 'wirrawonga', 0, 'chosen', { stage: 'mined' }],
  ['Rare-earth concentrate', 'longxiduo', 0, 'qualified', { stage: 'mined' }],
  ['Rare-earth concentrate', 'verdalto', 0, 'qualified', { stage: 'mined' }],
  // Shares of which some, or whose place, nobody says; and weights instead of shares.
  ['Germanium dioxide', 'torrecobre', 0, 'chosen', { stage: 'refined', share: 50 }],
  ['Germanium dioxide', 'longxiduo', 0, 'qualified', { stage: 'refined', share: 20 }],
  ['Germanium dioxide', 'karagandol', 0, 'qualified', { stage: 'refined' }],
  ['Germanium dioxide', 'witrandel', 0, 'qualified', { stage: 'refined' }],
  ['Cobalt sulphate', 'kobbernes', 0, 'chosen', { stage: 'refined', share: 50 }],
  ['Cobalt sulphate', 'witrandel', 0, 'qualified', { stage: 'refined', share: 20 }],
  ['Cobalt sulphate', 'verdalto', null, 'qualified', { stage: 'refined', share: 30 }],
  ['Titanium sponge', 'karagandol', 0, 'chosen', { stage: 'melted', weight: 300 }],
  ['Titanium sponge', 'verdalto', 0, 'qualified', { stage: 'melted', weight: 300 }],
  ['Titanium sponge', 'witrandel', 0, 'qualified', { stage: 'melted', weight: 200 }],
  ['Titanium sponge', 'torrecobre', 0, 'qualified', { stage: 'melted', weight: 200 }],
  // Two makers in one country: no finding at supplier, owner or site.
  ['Gallium metal', 'baiyunshuo', 0, 'chosen', { stage: 'refined' }],
  ['Gallium metal', 'longxiduo', 0, 'qualified', { stage: 'refined' }],
  // Two suppliers with one owner.
  ['Circular power connector', 'ardenquist', 0, 'chosen', {}],
  ['Circular power connector', 'polvatten', 0, 'qualified', {}],
  // Two suppliers with one plant, which belongs to a third.
  ['Software-defined transceiver chip', 'fenwhistle', 'Hsinlung Fab 3 Works@TW', 'chosen', { stage: 'wafer fab' }],
  ['Software-defined transceiver chip', 'carrabine', 'Hsinlung Fab 3 Works@TW', 'qualified', { stage: 'wafer fab' }],
  // A distributor posing as a second source; and a distributor of what nobody is known to make.
  ['FPGA configuration memory', 'silvarande', 0, 'chosen', {}],
  ['FPGA configuration memory', 'midmarsh', null, 'qualified', { role: 'distributor' }],
  ['Hydraulic seal kit', 'overlandt', null, 'chosen', { role: 'distributor' }],
  // Vendors: on a list by identifier, by name alone, through owners; and two that must not be found.
  ['Silicon carbide power transistor', 'greystoat', 0, 'chosen', {}],
  ['Silicon carbide power transistor', 'delmarique', 0, 'qualified', {}],
  ['Infrared lens group', 'zwartlicht', 0, 'chosen', {}],
  ['Infrared lens group', 'corvelanta', 0, 'qualified', {}],
  ['Servo actuator', 'oakquell', 0, 'chosen', {}],
  ['Servo actuator', 'bosphera', 0, 'qualified', {}],
  ['Motor controller housing', 'kolarovac', 0, 'chosen', {}],
  ['Motor controller housing', 'kaljumere', 0, 'qualified', {}],
  ['Phase cable set', 'moravinek', 0, 'chosen', {}],
  ['Phase cable set', 'meridolphin', 0, 'qualified', {}],
  // Two documents that disagree: the notice of October (noticeSources) takes the second source away.
  ['MEMS inertial sensor', 'tessarin', 0, 'chosen', {}],
  ['MEMS inertial sensor', 'auckmere', 0, 'qualified', { lead_time_days: 90 }],
  // A superseded document: version 1 names another maker of the receiver (boms.mjs).
  ['GNSS receiver module', 'torvalisko', 0, 'chosen', {}],
  // A last-time buy (notices/items.csv), with two makers.
  ['Flight processor', 'hsinlung', 0, 'chosen', {}],
  ['Flight processor', 'takumori', 0, 'qualified', {}],
  // A qualified source that has not delivered for years; and a qualification that has ended.
  ['Fibre-optic gyroscope', 'bramblewick', 0, 'chosen', { last_delivered: '2026-04-22' }],
  ['Fibre-optic gyroscope', 'tessarin', 1, 'qualified', { last_delivered: '2021-11-15' }],
  ['Pedestal drive', 'rotavell', 0, 'chosen', {}],
  ['Pedestal drive', 'drevnik', 0, 'qualified', { standing_from: '2019-01-01', standing_to: '2025-12-31' }],
  // A single source that an approved substitute covers (substitutes.csv).
  ['Video encoder chip', 'hsinlung', 0, 'chosen', {}],
  ['Video encoder chip, alternate', 'takumori', 0, 'chosen', {}],
  ['Video encoder chip, alternate', 'daehwan', 0, 'qualified', {}],
  // A site that nobody states, and a standing that nobody states: possible findings.
  ['Network switch', 'brackenfurl', 0, 'chosen', {}],
  ['Network switch', 'lakshvaran', null, 'qualified', {}],
  ['Wing spar', 'tarnwhistle', 0, 'chosen', {}],
  ['Wing spar', 'kasumori', 0, '', {}],
  ['Flight control computer', 'brindlecott', 0, 'chosen', {}],
  ['Flight control computer', 'vessolt', 0, 'qualified', {}],
  // Firmware and bought software: one maker each, as usual.
  ['Flight control firmware', 'brindlecott', 1, 'chosen', {}],
  ['Halyard real-time kernel', 'halyard', 0, 'chosen', {}],
  ['Navigation firmware', 'tessarin', 0, 'chosen', {}],
  ['Data link firmware', 'fenwhistle', 0, 'chosen', {}],
  ['Payload firmware', 'zwartlicht', 0, 'chosen', {}],
  ['Ground station application', 'cobaltwick', 0, 'chosen', {}],
];

/** The supplier's letter of October: it disagrees with the approved source list of June. */
export const noticeSources = [['MEMS inertial sensor', 'auckmere', 0, 'able', { lead_time_days: 210 }]];

/** Inputs that only one source needs: item, maker, index of its site, input. */
export const sourceRequirements = [
  ['Rotor magnet set', 'magnorra', 0, 'Sintered magnet block K1'],
  ['Rotor magnet set', 'eisenquast', 0, 'Sintered magnet block K2'],
  ['Sintered magnet block K1', 'ferrokoivu', 0, 'Dysprosium-terbium alloy'],
  ['Sintered magnet block K1', 'nihamagu', 0, 'Dysprosium-terbium alloy'],
  ['Sintered magnet block K2', 'kolmarek', 0, 'Dysprosium-terbium alloy'],
  ['Sintered magnet block K2', 'balthemag', 0, 'Dysprosium-terbium alloy'],
];

/** Package URLs of the software that tables and SBOMs both name. */
export const purls = new Map([
  ['Flight control firmware', 'pkg:generic/paper-kestrel/flight-control-firmware@4.2.0'],
  ['Halyard real-time kernel', 'pkg:generic/halyard-thimble/real-time-kernel@11.3'],
  ['Navigation firmware', 'pkg:generic/paper-kestrel/navigation-firmware@2.8.1'],
  ['Data link firmware', 'pkg:generic/paper-kestrel/data-link-firmware@1.9.4'],
  ['Payload firmware', 'pkg:generic/paper-kestrel/payload-firmware@3.0.2'],
  ['Ground station application', 'pkg:generic/paper-kestrel/ground-station-application@7.3.0'],
]);

export const endItems = [
  ['Paper Kestrel air vehicle', 0.4, 90_000],
  ['Paper Kestrel ground control station', 0.1, 40_000],
  ['Paper Kestrel launch and recovery set', 0.1, 15_000],
];

/** name or key of a listed party, its LEI's key, country, program. The list and its entries are fictional. */
export const listings = [
  { organization: 'Tellurium Quay Power Trading', lei: 'delmarique', country: 'MY', aliases: 'TQPT' },
  { organization: 'Sarnivkara Capital JSC', lei: 'sarnivka', country: 'KZ', aliases: '' },
  { organization: 'Ostrogrande Invest JSC', lei: 'ostrogrand', country: 'KZ', aliases: 'Ostrogrande Group' },
  { organization: 'Corvelanta Precision Optics Ltd', lei: '', country: '', aliases: '' },
  { organization: 'Zephirellene Navigation Ltd', lei: '', country: '', aliases: '' },
];
