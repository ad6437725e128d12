/**
 * @module
 * The page of the bench with our picker: as an application bundles it.
 */
import 'o365-crm-sync/session/define'
import 'o365-crm-sync/user-picker/define'

const session = document.createElement('o365-session')
Object.assign(session, { edge: 'https://edge.example', getToken: () => 'token' })
session.append(document.createElement('o365-user-picker'))
document.querySelector('main')?.append(session)
