import type { Mirror } from '#shared/texts.ts'
import type zh from './open311.zh-CN.ts'

export default {
  pages: { open311: 'Keys of the open interface' },
  fields: {
    contact: 'Contact (office)',
    last4: 'Last four of the key',
    usedAt: 'Used last',
    revokedAt: 'Revoked',
    revokedReason: 'Why revoked',
  },
  values: {},
  commands: {
    open311Post: 'A program of others sent a request',
    giveOpen311Key: 'Gave a key',
    revokeOpen311Key: 'Revoked a key',
  },
  permissions: {},
  states: {},
  verbs: {},
  errors: {
    open311Attribute:
      '“{{code}}” is not asked for by this service, or is filled in wrongly (one value each; choices, days and numbers as the service definition says)',
    open311Date: '{{field}} “{{text}}” is no W3C time with a zone, such as 2026-01-01T00:00:00+08:00',
    open311Format: 'Only .xml and .json are offered',
    open311Jurisdiction:
      'No jurisdiction has the jurisdiction_id “{{code}}”; use an administrative division code, or none for the whole city',
    open311Key:
      'No api_key, or one that is unknown, revoked or not for this jurisdiction; ask the service officers of the city or county for one',
    open311Media: 'media_url must be an http or https address of at most 500 characters',
    open311Missing: '“{{name}}” is required (attribute[{{code}}])',
    open311NoPlace: 'No place: send lat and long, address_string or address_id',
    open311NoService: 'No service_code; the codes stand in the list of services',
    open311Outside: 'This place is not in the jurisdiction, or the residential unit is unknown',
    open311Page: 'Pages begin at 1; at most {{most}} a page',
    open311Point: 'lat lies between -90 and 90 and long between -180 and 180 (degrees, WGS84); both are needed',
    open311Range: 'The range must not run backwards nor span more than {{days}} days',
    open311Revoked: '{{by}} has revoked this key already',
    open311Service: 'No service has the code “{{code}}”, or it is not offered there or not now',
    open311Status: 'status is open or closed',
    open311TooLong: 'description has at most {{most}} characters',
  },
  words: {
    notice: 'Registered; to be done by {{due}}',
    contact:
      'Questions about this interface go to the community service officers of the city or county; entrance {{url}}',
    keyService:
      'Keys are given by the community service officers of the city or county under “Services — Keys of the open interface”',
    about:
      'Programs of others (reporting apps, maps, the press) ask for public requests and send new ones by Open311 GeoReport v2. Asking needs no key, sending does.',
    address: 'Address of the interface',
    give: 'Give a key',
    givenTitle: 'The key is shown this once',
    givenText: 'Copy it now and hand it over; only its hash is kept. If it is lost, revoke it and give another.',
    copy: 'Copy',
    copied: 'Copied',
    done: 'I have noted it',
    revoke: 'Revoke',
    revokeTitle: 'Revoke the key of “{{name}}”',
    revokeText:
      'The program can send nothing from now on; what it sent is handled as before. This cannot be undone; give another when needed.',
    active: 'In use',
    revoked: 'Revoked',
    empty: 'No program is connected yet',
    emptyText: 'Give a program a key, and what people report there comes straight in as cases.',
    area: 'For which area',
    name: 'Name of the program',
    never: 'Never',
  },
} satisfies Mirror<typeof zh>
