import type { Mirror } from '#shared/texts.ts'
import type zh from './refusals.zh-CN.ts'

export default {
  assignmentColumns:
    'No columns “小区” (unit) and “社区” (community) were found (there are: {{columns}}). Give them these headings.',
  compoundColumns:
    'No column of names was found (there are: {{columns}}). Give the column of names the heading “小区名称”.',
  compoundNoName: 'This row has no name and was left out. Add the name and send it again.',
  compoundNoPlace: 'This row has no point that can be used; a person must say in which subdistrict it lies.',
  compoundTaken: '“{{name}}” is a residential unit already and cannot be changed here. Change it among the units.',
  compoundsTooMany: 'The list has {{rows}} rows; {{most}} at most at once. Send it in parts.',
  layerClass: '“{{class}}” is no class of this kind of layer. Choose again.',
  layerElsewhere:
    'What the file draws lies some {{metres}} m away from the units of this area. Is it another file, or another coordinate system?',
  layerEmpty:
    'None of the {{features}} features can be used in this kind of layer. Roads, rivers and railways are lines, borders areas, service points points.',
  layerFile: 'The file is no GeoJSON and cannot be read. Export it as GeoJSON from the mapping software.',
  layerMetres:
    'The coordinates are no degrees; they look like a projection in metres. Convert them to longitude and latitude first.',
  layerShifted:
    'The whole file is shifted by some {{metres}} m, as {{system}} would be. Choose that system; if it is right as it is, tick “it lies where it should”.',
  layerSwapped: 'Longitude and latitude are swapped (GeoJSON has longitude first). Mend the file.',
  layerTooLarge: 'The file has {{points}} points; {{most}} at most. Clip it to the area, or simplify it.',
  cannotDraw:
    'The data as they are cannot be drawn. Check that households are whole numbers not below 0 and that the bounds make sense.',
  noUnits:
    'On {{day}} this subdistrict or town has no residential unit on the register. Register them first, or choose another day.',
  tooManyUnits: 'At most {{most}} units are planned at once. Plan each subdistrict or town by itself.',
  noCodeLeft: 'All community codes 001 to 199 of “{{town}}” have been used. Ask civil affairs.',
  nameGeneric:
    '“{{name}}” lacks its generic part. A name has a proper and a generic part (Regulations on Place Names art. 9): end it with “社区”.',
  nameScript: '“{{name}}” has other characters than Chinese ones (Regulations on Place Names art. 9). Mend it.',
  nameShort: '“{{name}}” lacks its proper part. Write one before “社区”.',
  nameLong: '“{{name}}” is longer than 20 characters; no seal or sign carries it. Shorten it.',
  nameTaken:
    '“{{name}}” is the name of a community of {{town}}. Names in one county differ (Regulations on Place Names art. 9): choose another.',
  nothingToReserve: 'There is no new community to reserve a name and a code for.',
  badCode: 'A code has 12 digits (statistical division code). Please check it.',
  badKey: 'The mark of a community begins with a small letter and has letters and digits only, at most 16.',
  unitHeld: '“{{name}}” is locked where it is; nothing was saved. Let it go under “Locks” first.',
  communityHeld: 'The community “{{name}}” is locked as it is drawn; nothing was saved. Let it go under “Locks” first.',
  heldTogether:
    '“{{name}}” and others are locked into one community; nothing was saved. Move them together, or let them go under “Locks” first.',
  heldApart:
    '“{{name}}” and others are locked to be in different communities; nothing was saved. Choose another community, or let them go under “Locks” first.',
  boundsCrossed: 'The lower bound of {{lower}} households is above the upper bound of {{upper}}. Lower it.',
  nothingToRedo: 'There is no step to do again.',
  nothingToUndo: 'There is no step to undo: this is where the scheme began.',
  schemeDropped: 'The scheme “{{name}}” was dropped and cannot be changed. Begin another if you need one.',
  schemeStale:
    'Since you opened the scheme (version {{since}}) {{by}} made {{steps}} steps with {{units}} units; it is version {{version}} now. Your change is not lost: look at theirs, then send yours again.',
  targetOutside:
    'The target of {{target}} households is not between {{lower}} and {{upper}}. Change the target or the bounds.',
  tooManyCommunities: 'A scheme has at most {{most}} communities. Check whether every unit became one by mistake.',
  tooManySchemes: 'A case has at most {{most}} schemes at once. Drop those you do not need.',
  unknownCommunity: 'The community to go on is not in this subdistrict or town. Choose one of its own.',
  unknownUnits:
    '{{count}} of the units are not on the register of this subdistrict or town on that day and cannot be put into a community. Reload; a new unit is registered first.',
  caseClosed:
    'This planning case is “{{state}}” and cannot be drawn. A filed one must be returned first, a dropped one taken up again.',
  dueBeforeToday: 'The due day {{day}} is before today ({{today}}). Choose today or later.',
  planLength:
    'The plan has {{given}} units, the register {{units}}: they do not match. Reload the page and let the engine draw again.',
  registerChanged:
    'The register of {{day}} has just been corrected, the plan no longer matches it and was not saved. Reload the page and let the engine draw again.',
  registerAhead:
    'The register day {{day}} has not come (today is {{today}}). A scheme stands on the register as it is: choose another day.',
  stale:
    '{{by}} has just changed this; it is version {{version}} now. Look at that change, then make yours on what stands.',
  wrongLevel:
    '“{{name}}” is no subdistrict, town or township. Communities are drawn within one (Organic Law of Residents’ Committees art. 3): choose one.',
} satisfies Mirror<typeof zh>
