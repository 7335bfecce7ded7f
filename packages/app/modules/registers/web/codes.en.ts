import type { Mirror } from '#shared/texts.ts'
import type zh from './codes.zh-CN.ts'

/** Labels of the code lists (codes.ts). */
export default {
  sex: { '0': 'Unknown', '1': 'Male', '2': 'Female', '9': 'Not stated' },
  marriage: { '10': 'Unmarried', '20': 'Married', '21': 'First marriage', '22': 'Married again', '23': 'Marriage restored', '30': 'Widowed', '40': 'Divorced', '90': 'Not stated' },
  employment: {
    '11': 'Civil servant', '13': 'Professional', '17': 'Clerk', '21': 'Manager', '24': 'Worker', '27': 'Farmer', '31': 'Student', '37': 'Serviceman',
    '51': 'Free-lance', '54': 'Self-employed', '70': 'Without work', '80': 'Retired', '90': 'Other',
  },
  ethnic: {
    '01': 'Han', '02': 'Mongol', '03': 'Hui', '04': 'Tibetan', '05': 'Uygur', '06': 'Miao', '07': 'Yi', '08': 'Zhuang', '09': 'Bouyei', '10': 'Korean',
    '11': 'Manchu', '12': 'Dong', '13': 'Yao', '14': 'Bai', '15': 'Tujia', '16': 'Hani', '17': 'Kazak', '18': 'Dai', '19': 'Li', '20': 'Lisu',
    '21': 'Va', '22': 'She', '23': 'Gaoshan', '24': 'Lahu', '25': 'Sui', '26': 'Dongxiang', '27': 'Naxi', '28': 'Jingpo', '29': 'Kirgiz', '30': 'Tu',
    '31': 'Daur', '32': 'Mulao', '33': 'Qiang', '34': 'Blang', '35': 'Salar', '36': 'Maonan', '37': 'Gelao', '38': 'Xibe', '39': 'Achang', '40': 'Pumi',
    '41': 'Tajik', '42': 'Nu', '43': 'Uzbek', '44': 'Russian', '45': 'Ewenki', '46': "De'ang", '47': 'Bonan', '48': 'Yugur', '49': 'Gin', '50': 'Tatar',
    '51': 'Derung', '52': 'Oroqen', '53': 'Hezhen', '54': 'Monba', '55': 'Lhoba', '56': 'Jino', '97': 'Other, unidentified', '98': 'Of foreign descent',
  },
  education: {
    '10': 'Postgraduate', '11': 'Doctor', '14': 'Master', '20': 'Bachelor level', '21': 'Bachelor', '30': 'College level', '31': 'College graduate',
    '40': 'Secondary vocational', '60': 'Senior high level', '61': 'Senior high graduate', '70': 'Junior high level', '71': 'Junior high graduate', '80': 'Primary', '90': 'Other',
  },
  relation: { '0': 'Head', '1': 'Spouse', '2': 'Son', '3': 'Daughter', '4': 'Grandchild', '5': 'Parent', '6': 'Grandparent', '7': 'Sibling', '8': 'Other' },
  registration: {
    '0': 'Not registered', '1': 'Non-agricultural family', '2': 'Agricultural family', '3': 'Non-agricultural collective', '4': 'Agricultural collective', '5': 'Self-supplied grain', '6': 'Lodging', '7': 'Temporary', '8': 'Other',
  },
  paper: {
    '111': 'Identity card', '112': 'Temporary identity card', '113': 'Household book', '414': 'Passport', '420': 'Hong Kong passport', '421': 'Macau passport',
    '511': 'Taiwan resident permit', '513': 'Hong Kong and Macau travel permit',
  },
  unitKind: { estate: 'Estate', courtyard: 'Courtyard', dormitory: 'Dormitory area', bungalows: 'Bungalows', village: 'Natural village' },
  householdKind: { family: 'Family household', collective: 'Collective household' },
  superiorLevel: { central: 'Central', province: 'Province', city: 'City', county: 'County or district', none: 'None' },
  localUnitKind: { organ: 'State organ', institution: 'Public institution', enterprise: 'Enterprise', school: 'School', hospital: 'Medical institution', socialOrganisation: 'Social organisation', other: 'Other' },
  purpose: {
    residentAsks: 'The resident asks', issueProof: 'To issue a proof', assistance: 'To handle assistance', verifyIdentity: 'To verify identity', emergency: 'Emergency', courtOrder: 'Lawful demand of a judicial organ', dataCheck: 'To check register data',
  },
  event: {
    registered: 'Registered', birth: 'Born', death: 'Died', moveIn: 'Moved in', moveOut: 'Moved out', moved: 'Moved', married: 'Married', divorced: 'Divorced', changed: 'Changed', corrected: 'Corrected', merged: 'Merged',
    householdOpened: 'Household opened', householdSplit: 'Household split', householdClosed: 'Household closed', headChanged: 'Head changed', imported: 'Imported', unitSetUp: 'Unit set up', unitChanged: 'Unit changed',
    unitAssigned: 'Unit assigned', unitClosed: 'Unit closed', buildingAdded: 'Building added', dwellingAdded: 'Dwelling added',
  },
} satisfies Mirror<typeof zh>
