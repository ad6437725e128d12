/**
 * @module
 * The named people of both tenants: who a demo or a test can sign in as.
 */
import type { PersonFacts, PersonKind } from './person.ts'

type Line = [
  alias: string,
  given: string,
  surname: string,
  title: string,
  department: string,
  place: keyof typeof PLACES,
  kind?: PersonKind,
]

const PLACES = {
  redmond: ['Redmond', 'United States', '+1 425 555 01'],
  boston: ['Boston', 'United States', '+1 617 555 01'],
  london: ['London', 'United Kingdom', '+44 20 7946 09'],
  paris: ['Paris', 'France', '+33 1 99 00 12'],
  berlin: ['Berlin', 'Germany', '+49 30 5550 12'],
  madrid: ['Madrid', 'Spain', '+34 91 555 01'],
  mumbai: ['Mumbai', 'India', '+91 22 5550 12'],
  tokyo: ['Tokyo', 'Japan', '+81 3 5550 12'],
  none: ['', '', ''],
} as const

const CONTOSO_LINES: Line[] = [
  ['admin', 'Nora', 'Admin', 'IT Administrator', 'IT', 'redmond', 'admin'],
  ['megan', 'Megan', 'Hartley', 'Marketing Manager', 'Marketing', 'redmond'],
  ['adele', 'Adele', 'Fournier', 'Retail Manager', 'Retail', 'paris'],
  ['alex', 'Alex', 'Winter', 'Marketing Assistant', 'Marketing', 'redmond'],
  ['diego', 'Diego', 'Santoro', 'HR Manager', 'HR', 'madrid'],
  ['amelia', 'Amelia', 'Novak', 'Head of Sales', 'Sales', 'london'],
  ['marcus', 'Marcus', 'Lindqvist', 'Account Executive', 'Sales', 'london'],
  ['priya', 'Priya', 'Raman', 'Sales Operations Lead', 'Sales', 'mumbai'],
  ['noah', 'Noah', 'Bergmann', 'Account Executive', 'Sales', 'berlin'],
  ['grace', 'Grace', 'Okafor', 'Designer', 'R&D', 'boston'],
  ['henrik', 'Henrik', 'Moller', 'Developer', 'R&D', 'berlin'],
  ['isabel', 'Isabel', 'Langer', 'Sales Representative', 'Sales', 'boston'],
  ['johanna', 'Johanna', 'Lorentz', 'Senior Engineer', 'Engineering', 'berlin'],
  ['joel', 'Joel', 'Sherwood', 'Paralegal', 'Legal', 'redmond'],
  ['kenji', 'Kenji', 'Watanabe', 'Regional Manager', 'Sales', 'tokyo'],
  ['lee', 'Lee', 'Gao', 'Director', 'Manufacturing', 'boston'],
  ['lidia', 'Lidia', 'Hollis', 'Product Manager', 'Engineering', 'boston'],
  ['lucia', 'Lucía', 'Ortega', 'Planner', 'Finance', 'madrid'],
  ['miriam', 'Miriam', 'Grahame', 'Vice President', 'Sales', 'redmond'],
  ['nestor', 'Nestor', 'Wilk', 'Director', 'Operations', 'boston'],
  ['olivia', 'Olivia', "O'Brien", 'Customer Success Manager', 'Sales', 'london'],
  ['pauline', 'Pauline', 'Fabre', 'President', 'Executive Management', 'paris'],
  ['pradeep', 'Pradeep', 'Gupte', 'Accountant', 'Finance', 'mumbai'],
  ['rosa', 'Rosa', 'Walther', 'Support Engineer', 'Customer Care', 'berlin'],
  ['sanjay', 'Sanjay', 'Patil', 'Support Engineer', 'Customer Care', 'mumbai'],
  ['tomas', 'Tomás', 'Herrera', 'Buyer', 'Operations', 'madrid'],
  ['yuki', 'Yuki', 'Tanaka', 'Field Marketing', 'Marketing', 'tokyo'],
  ['zoe', 'Zoë', 'Abernathy', 'Intern', 'Marketing', 'london'],
  ['former', 'Felix', 'Farewell', 'Account Executive', 'Sales', 'boston', 'disabled'],
  ['warehouse', 'Wanda', 'Warehouse', 'Shift Lead', 'Manufacturing', 'redmond', 'no-mailbox'],
]
const GUEST: PersonFacts = {
  alias: 'greta.guest_partner.example',
  givenName: 'Greta',
  surname: 'Guestova',
  jobTitle: '',
  department: '',
  city: '',
  country: '',
  phone: '',
  kind: 'guest',
  invitedAs: 'greta.guest@partner.example',
}
const FABRIKAM_LINES: Line[] = [
  ['admin', 'Frieda', 'Admin', 'IT Administrator', 'IT', 'berlin', 'admin'],
  ['karin', 'Karin', 'Blume', 'Buyer', 'Purchasing', 'berlin'],
  ['otto', 'Otto', 'Sommer', 'Clerk', 'Purchasing', 'berlin'],
]

export const CONTOSO_PEOPLE: PersonFacts[] = [...CONTOSO_LINES.map(facts), GUEST]
export const FABRIKAM_PEOPLE: PersonFacts[] = FABRIKAM_LINES.map(facts)

function facts(
  [alias, givenName, surname, jobTitle, department, place, kind]: Line,
  index: number,
): PersonFacts {
  const [city, country, phone] = PLACES[place]
  return {
    alias,
    givenName,
    surname,
    jobTitle,
    department,
    city,
    country,
    phone: phone && `${phone}${String(index + 10)}`,
    ...(kind ? { kind } : {}),
  }
}
