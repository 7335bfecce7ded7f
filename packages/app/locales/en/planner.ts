import type { Mirror } from '#shared/texts.ts'
import type zh from '../zh-CN/planner.ts'

export default {
  errors: {
    areaInvalid:
      'The area “{{value}}” of unit {{unit}} is wrong: square metres not below 0 are needed, or the wish for compact shapes at 0.',
    assignedTwice:
      'The plan puts unit {{unit}} both into “{{first}}” and into “{{second}}”. A unit belongs to one community; mend the file and read it again.',
    assignmentLength: 'The plan has {{given}} units and the data {{units}}: they do not belong together.',
    asymmetric:
      'The contact of units {{from}} and {{to}} is written on one side only, or with two lengths. Both sides must agree; mend the file and read it again.',
    attributeMissing: 'No unit has the attribute “{{attribute}}”. Check its name, or name another by an option.',
    badBarrier:
      'The barrier “{{value}}” between units {{from}} and {{to}} is none: 0 (none), 1 (main road), 2 (river, railway), 3 (river with a bridge).',
    badBound: '“{{value}}” cannot be “{{which}}”: a number not below 0 is needed.',
    badCoordinate: 'The coordinate “{{value}}” of unit {{unit}} is no number.',
    badGeometry: 'Unit {{unit}} is a {{type}}; units are polygons (Polygon, MultiPolygon) or points (Point).',
    badHouseholds:
      'Unit {{unit}} has “{{value}}” households; a whole number not below 0 is needed, nothing where unknown.',
    badJson: 'The file is not whole JSON: it cannot be read from byte {{at}} on. Export it again.',
    badLength: 'The common boundary of units {{from}} and {{to}} is “{{value}}” long; metres not below 0 are needed.',
    badPeople: 'Unit {{unit}} has “{{value}}” people; a whole number not below 0 is needed, nothing where unknown.',
    badWeight: '“{{value}}” cannot be the weight of “{{which}}”: a number not below 0 is needed.',
    boundsCrossed:
      'Lower bound {{lower}}, upper bound {{upper}} and target {{target}} do not go together: the lower may not be above the upper, the target must be above 0.',
    centreMissing:
      'Unit {{unit}} has no coordinates, which the wish for compact shapes or the distance on foot needs. Add them, or set these wishes to 0.',
    columnLength: 'The column “{{column}}” has {{given}} entries where {{units}} are needed.',
    communityTooHigh:
      'The community number {{community}} is too high; {{most}} is the highest while editing. Number them anew from 0.',
    contactInvalid:
      'The contact of units {{unit}} and {{other}} is wrong: it needs two different units that exist, a length not below 0 m and a barrier class from 0 to 3.',
    coordinatesElsewhere:
      'The coordinates lie some {{metres}} m away from the area of reference: this is another place.',
    coordinatesInMetres:
      'The coordinates are out of the range of degrees: they seem to be metres of a projection. Convert them to CGCS2000 or WGS 84 degrees.',
    coordinatesOther: 'The file says its coordinates are {{system}}. Convert them to CGCS2000 or WGS 84 degrees.',
    coordinatesShifted:
      'All coordinates are off by about {{metres}} m, as {{system}} has them. Convert them to CGCS2000 or WGS 84.',
    coordinatesSwapped: 'Longitude and latitude are swapped (longitude comes first).',
    duplicateId: 'The id {{unit}} stands twice (units {{first}} and {{second}} of the file). Ids must be unique.',
    effortInvalid: 'The effort “{{value}}” (seconds or rounds) is wrong: a finite number not below 0 is needed.',
    lockUnknown: 'A lock names unit number “{{unit}}”, but there are {{units}} units only. Remove or mend that lock.',
    lowerAboveUpper: 'The lower bound {{lower}} is above the upper bound {{upper}}.',
    metisHeader: 'The header of the METIS file says {{said}}, there are {{found}} (lines or edges).',
    metisLine: 'The line of unit {{unit}} in the METIS file has a wrong count of numbers.',
    mixedGeometry: 'The file mixes points ({{points}}) with other geometries ({{others}}); separate them.',
    needsTriangles: 'The units are points ({{points}}); their neighbours have to be found first.',
    noGeometry: 'The file read has no geometry, so that no GeoJSON can be written. Use .json or .csv.',
    noUnits: 'There are no units in the file.',
    notUtf8: 'The text of the file is not UTF-8 (perhaps GB 18030). Save it as UTF-8 and read it again.',
    packed: 'The file is packed; it has to be unpacked first.',
    rowCount: 'There are {{rows}} rows of contacts for {{units}} units.',
    seedInvalid: 'The seed “{{value}}” is wrong: a whole number is needed.',
    targetOutside: 'The target {{target}} is not between {{lower}} and {{upper}}.',
    tooManyEdges: '{{edges}} contacts are above the limit of {{most}}. Plan in parts.',
    tooManyUnits: '{{units}} units are above the limit of {{most}}. Plan in parts.',
    unknownEnd: 'Unit {{other}} touches “{{unit}}”, which does not exist. Check the ids.',
    unknownFormat:
      'The file is of no known kind. GeoJSON, node-link and adjacency JSON of networkx and METIS graphs can be read, packed by gzip or not.',
    weightInvalid: 'Unit {{unit}} has “{{value}}” households; a whole number not below 0 is needed.',
  },
  notices: {
    holes: '{{count}} holes belong to no unit.',
    islands: '{{count}} units have no neighbours: {{units}}.',
    noShapes: '{{count}} units have no shape.',
    overlaps: '{{count}} pairs of units overlap.',
    parts: 'The map has {{count}} parts that do not touch; no community spans two.',
    pointTouches: '{{count}} pairs of units meet in a point only and are not neighbours.',
    selfCrossings: 'The boundaries of {{count}} units cross themselves.',
    withoutHouseholds: '{{count}} units have no households written ({{attribute}}) and count as 0.',
  },
  exceptions: {
    unitAboveUpper: 'Unit {{units}} has {{households}} households, above the upper bound; split it by buildings first.',
    componentBelowLower:
      'Units {{units}}, which touch no others, have {{households}} households, below the lower bound.',
    componentBetweenBounds:
      'Units {{units}}, which touch no others, have {{households}} households: no number of communities fits all into the band.',
    trapped:
      'Unit {{units}} ({{households}} households) jumps over the band however it is combined with its surroundings.',
    indivisible:
      'However what units {{units}} ({{households}} households) are connected with is divided, a community is out of the bounds; all ways were tried, and this one is nearest.',
    locked: 'Units {{units}} ({{households}} households) cannot meet all demands because of locks.',
    unproven: 'No way was found for units {{units}} ({{households}} households), nor a proof that there is none.',
  },
  plan: {
    usage:
      'liren plan INSTANCE [--lower N] [--upper N] [--target N] [--seed N] [--hard ATTR] [--old ATTR] [--weight ATTR] [--effort SECONDS] [--out PLAN.json|.csv|.geojson]',
    badArgument:
      'The option {{name}} is unknown or lacks its value (one that begins with a dash is written --name=-5).',
    badPack: 'The packed file {{file}} is damaged or not whole: it cannot be unpacked. Fetch or pack it again.',
    noReading: '{{file}} cannot be read: it must be a file that you may read.',
    noWriting: '{{file}} cannot be written: the folder must exist and be open to you.',
    badOption: 'The option --{{name}} cannot be “{{value}}”.',
    badOut: 'No format is known for {{file}}; let it end in .json, .csv or .geojson.',
    noFile: 'There is no file {{file}}.',
    read: '{{file}}: {{units}} units, {{households}} households, {{contacts}} contacts ({{seconds}} s)',
    phases: {
      reading: 'reading',
      coarsening: 'coarsening',
      growing: 'growing',
      refining: 'refining',
      searching: 'searching',
      checking: 'checking',
    },
    progress: '{{phase}} {{percent}} %',
    best: '{{communities}} communities, Q {{q}}',
    table: {
      communities: 'communities',
      legal: 'legal',
      sizes: 'households of a community (least / middle / most)',
      band: 'band',
      cut: 'cut / Q',
      seed: 'seed / rounds',
      time: 'time',
    },
    yes: 'yes',
    no: 'no',
    forced: 'What no plan can mend:',
    illegal: 'The plan still breaks {{count}} demands. Give it more --effort, or relax what is asked.',
    written: 'Written to {{file}}. A drawing is not a filing.',
  },
} satisfies Mirror<typeof zh>
