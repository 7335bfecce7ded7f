/** The facts of HSDS 3.2 that the export is held against: see ATTRIBUTION.md. */
const text = { type: 'string' }
const id = { type: 'string', format: 'uuid' }
const uri = { type: 'string', format: 'uri' }
const email = { type: 'string', format: 'email' }
const number = { type: 'number' }
const day = { type: 'string', format: 'date' }
const oneOf = (...values: string[]) => ({ type: 'string', enum: values })
const listOf = (name: string) => ({ type: 'array', items: { $ref: `#/$defs/${name}` } })
const object = (required: string[], properties: object) => ({ type: 'object', required, properties, additionalProperties: false }) // prettier-ignore
const links = { service_id: id, location_id: id, organization_id: id, service_at_location_id: id }

const $defs = {
  service: object(['id', 'name', 'status'], {
    id, organization_id: id, program_id: id, name: text, alternate_name: text, description: text, url: uri, email, status: oneOf('active', 'inactive', 'defunct', 'temporarily closed'),
    interpretation_services: text, application_process: text, fees_description: text, accreditations: text, eligibility_description: text, minimum_age: number, maximum_age: number,
    assured_date: day, assurer_email: email, alert: text, last_modified: { type: 'string', format: 'date-time' }, phones: listOf('phone'), schedules: listOf('schedule'),
    service_at_locations: listOf('service_at_location'), languages: listOf('language'), organization: { $ref: '#/$defs/organization' }, cost_options: listOf('cost_option'),
    required_documents: listOf('required_document'), attributes: listOf('attribute'),
  }),
  organization: object(['id', 'name', 'description'], {
    id, name: text, alternate_name: text, description: text, email, website: uri, legal_status: text, uri, parent_organization_id: id, phones: listOf('phone'), locations: listOf('location'),
    organization_identifiers: listOf('organization_identifier'), attributes: listOf('attribute'),
  }),
  organization_identifier: object(['id', 'identifier_type', 'identifier'], { id, organization_id: id, identifier_scheme: text, identifier_type: text, identifier: text }),
  service_at_location: object(['id', 'service_id', 'location_id'], { id, service_id: id, location_id: id, description: text, phones: listOf('phone'), schedules: listOf('schedule'), location: { $ref: '#/$defs/location' }, attributes: listOf('attribute') }),
  location: object(['id', 'location_type'], {
    id, location_type: oneOf('physical', 'postal', 'virtual'), url: uri, organization_id: id, name: text, alternate_name: text, description: text, transportation: text, latitude: number, longitude: number,
    external_identifier: text, external_identifier_type: text, languages: listOf('language'), addresses: listOf('address'), accessibility: listOf('accessibility'), phones: listOf('phone'), schedules: listOf('schedule'), attributes: listOf('attribute'),
  }),
  address: object(['id', 'address_1', 'city', 'state_province', 'postal_code', 'country', 'address_type'], {
    id, location_id: id, attention: text, address_1: text, address_2: text, city: text, region: text, state_province: text, postal_code: text, country: { type: 'string', pattern: '^[A-Z]{2}$' }, address_type: oneOf('physical', 'postal', 'virtual'),
  }),
  phone: object(['id', 'number'], { id, ...links, contact_id: id, number: text, extension: number, type: text, description: text, languages: listOf('language') }),
  schedule: object(['id'], {
    id, ...links, valid_from: day, valid_to: day, dtstart: day, timezone: number, until: day, count: number, wkst: oneOf('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'), freq: oneOf('WEEKLY', 'MONTHLY'), interval: number,
    byday: text, byweekno: text, bymonthday: text, byyearday: text, description: text, opens_at: { type: 'string', pattern: String.raw`^\d\d:\d\d(Z|[+-]\d\d:\d\d)$` }, closes_at: { type: 'string', pattern: String.raw`^\d\d:\d\d(Z|[+-]\d\d:\d\d)$` },
    schedule_link: uri, attending_type: text, notes: text,
  }),
  cost_option: object(['id'], { id, service_id: id, valid_from: day, valid_to: day, option: text, currency: { type: 'string', pattern: '^[A-Za-z]{3}$' }, amount: number, amount_description: text }),
  required_document: object(['id'], { id, service_id: id, document: text, uri }),
  accessibility: object(['id'], { id, location_id: id, description: text, details: text, url: uri }),
  language: object(['id'], { id, service_id: id, location_id: id, phone_id: id, name: text, code: text, note: text }),
  attribute: object(['id', 'link_id', 'taxonomy_term_id', 'link_entity'], { id, link_id: id, taxonomy_term_id: id, link_type: text, link_entity: text, value: text, label: text, taxonomy_term: { $ref: '#/$defs/taxonomy_term' } }),
  taxonomy_term: object(['id', 'name', 'description'], { id, code: text, name: text, description: text, parent_id: id, taxonomy: text, language: text, taxonomy_id: id, term_uri: uri }),
} // prettier-ignore

const count = { type: 'integer', minimum: 0 }
export const hsdsService = { $defs, $ref: '#/$defs/service' }
/** A page of services as the API of HSDS answers with it. */
export const hsdsPage = {
  $defs,
  ...object(['total_items', 'total_pages', 'page_number', 'size', 'first_page', 'last_page', 'empty', 'contents'], {
    total_items: count, total_pages: count, page_number: count, size: count, first_page: { type: 'boolean' }, last_page: { type: 'boolean' }, empty: { type: 'boolean' }, contents: listOf('service'),
  }), // prettier-ignore
}
