/**
 * What the example is made of, as an indented list: a line needs what is indented below it.
 * `name : type pool number category criticality`; pool and number say how many makers the routine
 * picks (`- -`: the makers stand in stories.mjs), `=name` repeats an item, `@document` says that the
 * devices and firmware beneath stand in that CycloneDX document instead of the requirements table.
 */
const lines = `
Paper Kestrel air vehicle : assembly - - air-vehicle mission
  Airframe assembly : assembly unit 2 airframe mission
    Wing skin set : assembly compos 2 airframe mission
      Carbon fibre prepreg : material compos 3 composites -
        Carbon fibre tow : material compos 2 composites -
          Polyacrylonitrile precursor : material compos 3 composites -
        Epoxy resin : material compos 2 composites -
      Film adhesive : material compos 2 composites -
    Fuselage shell : assembly compos 2 airframe mission
      =Carbon fibre prepreg
      =Film adhesive
    Wing spar : assembly - - airframe safety
      =Carbon fibre tow
    Landing skid : assembly mech 2 airframe degraded
      Aluminium plate : material metal 3 metals -
        Aluminium ingot : material metal 3 metals -
    Titanium fastener kit : assembly mech 3 airframe mission
      Titanium bar : material metal 2 metals -
        Titanium sponge : material - - metals -
    Nose ballast : assembly mech 2 airframe degraded
      Tungsten heavy-alloy powder : material metal 2 metals -
  Propulsion motor : assembly drive 3 propulsion safety
    Rotor magnet set : assembly - - magnets safety
    Stator lamination stack : assembly drive 2 propulsion mission
      Electrical steel strip : material metal 3 metals -
    Copper winding wire : material metal 2 metals -
      Copper cathode : material metal 3 metals -
    Motor bearing pair : device mech 3 propulsion mission
    Motor shaft : device mech 2 propulsion mission
    Hall sensor : device semi 3 semiconductors mission
  Motor controller : assembly drive 2 propulsion safety
    Motor control board : assembly board 2 boards mission
      Gate driver : device semi 2 semiconductors mission
      Silicon carbide power transistor : device - - semiconductors safety
      DC link capacitor : device passive 2 passives mission
      Motor control microcontroller : device semi 2 semiconductors mission
    Motor controller housing : device - - castings mission
    Phase cable set : device - - harness mission
  Propeller : assembly compos 3 propulsion mission
  Avionics bay : assembly unit 3 avionics mission
    Flight control computer : assembly - - avionics safety @fcc
      Processor board : assembly board 2 boards safety
        Flight processor : device - - semiconductors safety
          300 mm silicon wafer : material wafer 3 wafers -
            Polysilicon : material wafer 3 wafers -
        Working memory : device semi 3 semiconductors safety
          =300 mm silicon wafer
        Boot flash : device semi 2 semiconductors safety
        Flight logic array : device semi 2 semiconductors safety
          =300 mm silicon wafer
        FPGA configuration memory : device - - semiconductors safety
        Clock oscillator : device passive 3 passives mission
        Watchdog supervisor : device semi 2 semiconductors safety
        Board stacking connector : device conn 2 connectors mission
        Processor bare board : device board 3 boards mission
        Ceramic capacitor set : device passive 2 passives mission
        Resistor network : device passive 3 passives mission
      Interface board : assembly board 3 boards mission
        CAN transceiver : device semi 2 semiconductors mission
        Serial line transceiver : device semi 3 semiconductors mission
        Analogue converter : device semi 2 semiconductors mission
        Optocoupler : device semi 2 semiconductors mission
        Isolated supply module : device passive 2 passives mission
        Bus terminal chip : device semi 2 semiconductors mission
        Interface bare board : device board 2 boards mission
        Circular power connector : device - - connectors mission
      Power board : assembly board 2 boards safety
        Buck regulator : device semi 3 semiconductors mission
        Power switch : device semi 2 semiconductors mission
        Tantalum capacitor : device passive 2 passives mission
          Tantalum powder : material metal 2 metals -
            Tantalite concentrate : material metal 3 ores -
        Common-mode choke : device passive 3 passives mission
        Surge suppressor : device semi 2 semiconductors mission
        Hold-up capacitor : device passive 2 passives mission
        Power bare board : device board 3 boards mission
      Computer enclosure : device mech 2 enclosures mission
        =Aluminium plate
      Thermal gap pad : device compos 2 enclosures degraded
      Flight control firmware : firmware - - firmware safety
    Navigation unit : assembly sensor 2 avionics safety @navigation
      Navigation board : assembly board 2 boards mission
        Navigation processor : device semi 2 semiconductors mission
          =300 mm silicon wafer
        GNSS receiver module : device - - rf mission
        Navigation bare board : device board 2 boards mission
      MEMS inertial sensor : device - - sensors safety
        150 mm silicon wafer : material wafer 2 wafers -
          =Polysilicon
      Fibre-optic gyroscope : device - - sensors safety
      Barometric sensor : device sensor 3 sensors mission
      Magnetometer : device sensor 2 sensors degraded
      Navigation housing : device mech 2 enclosures mission
      Navigation firmware : firmware - - firmware safety
    Avionics rack : device mech 3 avionics degraded
  Data link terminal : assembly rf 2 data-link mission
    Radio board : assembly board 3 boards mission
      Software-defined transceiver chip : device - - semiconductors mission
      Power amplifier : device rf 2 rf mission
        Gallium nitride transistor : device rf 3 rf mission
          Gallium nitride wafer : material wafer 2 wafers -
            Gallium metal : material - - metals -
      Band filter : device rf 2 rf mission
      Crypto module : device rf 2 rf mission
      Radio bare board : device board 2 boards mission
    Blade antenna : device rf 3 rf mission
    Coaxial cable set : device conn 2 harness mission
    Data link firmware : firmware - - firmware mission
  Electro-optical payload : assembly optic 2 payload mission @payload
    Infrared detector : device optic 2 optics mission
    Infrared lens group : device - - optics mission
      Germanium blank : material optic 2 optics -
        Germanium dioxide : material - - metals -
    Daylight camera core : device optic 3 optics degraded
    Gimbal assembly : assembly mech 2 payload mission
      Gimbal motor : device drive 2 payload mission
      Gimbal encoder : device sensor 2 sensors mission
      Gimbal bearing : device mech 3 payload degraded
    Payload processor board : assembly board 2 boards mission
      Video encoder chip : device - - semiconductors mission
      Payload processor : device semi 3 semiconductors mission
    Payload window : device optic 2 optics degraded
    Payload firmware : firmware - - firmware mission
  Battery pack : assembly batt 2 power mission
    Lithium-ion cell : device batt 3 power mission
      Lithium hydroxide : material metal 3 battery-materials -
      Nickel sulphate : material metal 2 battery-materials -
      Cobalt sulphate : material - - battery-materials -
      Anode graphite : material metal 3 battery-materials -
      Separator film : material batt 2 battery-materials -
      Electrolyte : material batt 3 battery-materials -
    Battery management board : assembly board 2 boards mission
      Cell monitor chip : device semi 2 semiconductors mission
    Battery housing : device compos 2 enclosures degraded
    Power contactor : device conn 3 power mission
  Actuation set : assembly drive 2 actuation safety
    Servo actuator : device - - actuation mission
    Servo gearbox : device mech 2 actuation mission
    Servo control board : assembly board 3 boards mission
    Position sensor : device sensor 2 sensors mission
  Parachute recovery kit : assembly field 2 recovery mission
    Recovery canopy : device field 3 recovery mission
    Riser set : device field 2 recovery mission
    Parachute release cutter : device - - recovery safety
  Main harness : assembly conn 3 harness mission
    =Circular power connector
    Shielded wire : device conn 2 harness degraded
      =Copper cathode
    Connector backshell : device conn 3 harness degraded
  Flight termination unit : assembly unit 2 termination safety
    Termination receiver : device rf 2 termination safety
    Flight termination battery : device - - termination safety
    Safe-and-arm switch : device mech 2 termination safety
Paper Kestrel ground control station : assembly - - ground-station mission
  Operator console : assembly it 3 ground-station mission
    Console display : device it 2 ground-station degraded
    Console grip set : device mech 2 ground-station degraded
  Ruggedised server : assembly it 2 ground-station mission
    Server main board : assembly board 2 boards mission
      Server processor : device semi 3 semiconductors mission
        =300 mm silicon wafer
    Solid-state drive : device semi 2 semiconductors degraded
    Server power supply : device passive 2 passives degraded
  Network switch : device - - ground-station mission
  Ground data terminal : assembly rf 3 ground-station mission
    =Radio board
    Ground antenna : device rf 2 rf mission
    Antenna pedestal : assembly mech 2 ground-station mission
      Pedestal drive : device - - ground-station mission
      Slip ring : device sensor 2 ground-station degraded
  Equipment shelter : assembly field 2 ground-station degraded
    Ground generator : assembly drive 2 ground-station degraded
      Generator fuel pump : device mech 3 ground-station degraded
  Ground station application : software - - software mission
Paper Kestrel launch and recovery set : assembly - - launch mission
  Launch rail : assembly mech 3 launch mission
    =Aluminium plate
  Pneumatic accumulator : assembly mech 2 launch mission
    Launch valve : device mech 2 launch mission
    Air compressor : device drive 2 launch degraded
  Launch control unit : assembly board 3 launch mission
  Release hook : device mech 3 launch mission
  Recovery net : assembly field 2 recovery mission
    Aramid yarn : material compos 2 composites -
  Net winch : assembly drive 3 recovery mission
    Winch brake : device mech 2 recovery mission
    Hydraulic seal kit : device - - recovery degraded
  Transport trailer : assembly field 2 launch degraded
`;

/** The part below the magnets: which of two makers buys what stands in stories.mjs. */
const magnetLines = `
Sintered magnet block K1 : material - - magnets -
  Neodymium-praseodymium metal : material - - rare-earths -
    Neodymium-praseodymium oxide : material - - rare-earths -
      Rare-earth concentrate : material - - ores -
  Iron-boron master alloy : material metal 3 metals -
Sintered magnet block K2 : material - - magnets -
  =Neodymium-praseodymium metal
  =Iron-boron master alloy
Dysprosium-terbium alloy : material - - rare-earths mission
  Dysprosium oxide : material - - rare-earths -
Video encoder chip, alternate : device - - semiconductors -
`;

/** [{name, type, pool, count, category, criticality, document}] and [{assembly, item, document}] */
export const items = new Map();
export const requirements = [];

function read(text) {
  const open = [];
  for (const line of text.trim().split('\n')) {
    const depth = (line.length - line.trimStart().length) / 2;
    open.length = depth;
    const parent = open.at(-1);
    const item = line.trim().startsWith('=') ? items.get(line.trim().slice(1)) : declare(line.trim(), parent);
    if (parent !== undefined) {
      // A document of a unit goes down to its parts; what those are made of stands in the table.
      const document = item.type === 'material' || parent.type === 'material' ? '' : parent.document;
      requirements.push({ assembly: parent.name, item: item.name, document });
    }
    open.push(item);
  }
}

function declare(line, parent) {
  const [name, rest] = line.split(' : ');
  const [type, pool, count, category, criticality, mark] = rest.split(' ');
  const document = mark === undefined ? (parent?.document ?? '') : mark.slice(1);
  const item = { name, type, pool, count: Number(count), category, criticality, document, root: mark !== undefined };
  if (items.has(name)) throw new Error(`declared twice: ${name}`);
  items.set(name, item);
  return item;
}

read(lines);
read(magnetLines);
