import type { Mirror } from '#shared/texts.ts'
import type zh from './errors.zh-CN.ts'

export default {
  badCode: 'The code “{{code}}” is not a number; give a division code of 12 digits.',
  badEncoding: 'Line {{line}}: the name “{{name}}” is garbled; save the file again in UTF-8 or GB18030.',
  badLevel:
    'Line {{line}}: the level “{{level}}” is not a whole number from 1 to 7 (1 province, 2 city, 3 county, 4 subdistrict or town, 5 community or village, 6 group, 7 grid).',
  badName: 'A name may have Chinese characters, letters, digits and brackets only.',
  badUrbanRural:
    'Line {{line}} ({{code}}): the urban-rural class “{{said}}” is none of 111, 112, 121, 122, 123, 210, 220. Mend it or leave it empty.',
  boundaryFile: 'Feature {{feature}} holds no outline that can be read. Hand in GeoJSON with polygons.',
  boundaryGap:
    'There are {{count}} gaps between neighbours, {{squareMetres}} m² in all, {{wide}} of them a hectare or more.',
  boundaryNoArea:
    'Feature {{feature}} “{{name}}” fits no area. Give the code or name of the area in the property code or name, or choose one area first.',
  boundaryOpenRing: 'The outline of feature {{feature}} is not closed: first and last point must be the same.',
  boundaryOutOfChina:
    'Feature {{feature}} has a point ({{x}}, {{y}}) outside China. Is longitude first, the unit degrees, the coordinate system right?',
  boundaryOverlap: '“{{name}}” and “{{other}}” overlap by {{squareMetres}} m².',
  boundarySelfCrossing:
    'The outline of “{{name}}” crosses itself {{count}} times, first at ({{x}}, {{y}}). Mend it in the drawing and hand it in again.',
  boundaryTwice: 'Feature {{feature}} means the same area “{{area}}” as one before it.',
  candidateMissing: 'The area chosen for finding {{seq}} is no longer there; choose another.',
  childrenRemain: 'There are still {{count}} areas below “{{name}}”; merge, move or abolish them first.',
  codeInUse: 'The code {{code}} belongs to “{{name}}”. One code stands for one area of a level.',
  codeLevelMismatch:
    'Line {{line}}: the code {{code}} does not fit level {{level}}: its last digits must be of that level (rules of statistical division codes).',
  codeParentMismatch:
    'Line {{line}}: the code {{code}} of “{{name}}” is not below {{parent}}: it must begin with the digits of the area above.',
  codeTwice: 'Line {{line}}: the code {{code}} stands twice at one level (first in line {{first}}).',
  cycle: 'Line {{line}}: the areas above “{{name}}” lead back to itself; mend the column parent.',
  documentMissing: 'By {{document}}, {{article}}, the document of consent or approval must be named with its number.',
  emptyName: 'Line {{line}} has no name.',
  emptyRelease: 'There is no area in the file. It needs the columns code,level,name,parent.',
  ghostRows:
    'The file has {{ghosts}} empty lines and only {{rows}} with content. Delete the empty ones, save and try again.',
  kindOfLevel: 'An area of this level cannot be of this kind; choose another.',
  kindUnclear:
    'Line {{line}}: the name “{{name}}” and the third part of the code {{code}} disagree (001–199 residents, 200–399 villagers); the name is followed.',
  laterHistory:
    'There are changes after {{day}} already (“{{name}}”, {{first}}). Import and decide in the order of days.',
  lineageUnreadable:
    "The history of codes cannot be read. Use the form of areacodes' codes.json (items, descriptions), in UTF-8.",
  memberTwice: '“{{name}}” is in this planning area already.',
  mergeTarget: 'Either merge into an area that stands, or two and more into a new one; choose one of both.',
  missingColumn: 'The file lacks the column “{{column}}”. It needs code,level,name,parent.',
  mixedCodeLengths:
    'Line {{line}} has the short code {{code}}, line {{otherLine}} the 12-digit code {{other}}: one file must keep to one form.',
  nameTaken: 'There is a “{{name}}” below the same area already; choose another name.',
  nameTwice: 'Line {{line}}: “{{name}}” bears the same name below the same area as line {{first}}; please check.',
  notInForce: 'An area chosen does not exist on {{day}}; check the day.',
  notSiblings: 'Only areas of one level below one area can be merged. Move them below one area first.',
  nothingChanges: 'Nothing changes; say what is to be changed.',
  orphanParent: 'Line {{line}}: the area above “{{name}}”, {{parent}}, is not in the file.',
  parentLevel: '“{{name}}” cannot be the new area above: it must be one level higher and not the present one.',
  planningNameTaken: 'There is a planning area named “{{name}}” already.',
  reasonMissing: 'Please give the reason.',
  releaseStale: 'The tree has changed since this release was compared; hand it in again.',
  releaseState: 'This release cannot be handled so in its present state; reload the page.',
  statisticalCodeInCivil:
    'Line {{line}}: the code {{code}} of “{{name}}” exists in statistics only (fifth and sixth digit 71 and above); it has no place in a civil-affairs file. Check the code system.',
  staleVersion: 'Someone has changed it meanwhile (now version {{version}}); reload and try again.',
  topUnknown:
    'The top of the file, “{{name}}” ({{code}}), is not in the tree. The first import is done by the system administrator on the command line.',
  tooLate: 'It is in force since {{day}} and cannot be withdrawn. Propose another change.',
  verdictUnfit:
    'Finding {{seq}} cannot be handled so: what has two sides can be confirmed or separated, what has one can be given its other side.',
  wrongApprover: 'By {{document}}, {{article}}, this is not approved at your level.',
  wrongProposer: 'By {{document}}, {{article}}, this is not proposed at your level.',
  wrongState: 'This cannot be done in its present state; reload the page.',
  wrongSystem:
    'The file seems to be of the other code system: {{count}} town codes are swapped with names in force; {{code}} is “{{before}}” now and “{{name}}” in the file. Check whether these are statistical or civil-affairs codes.',
} satisfies Mirror<typeof zh>
