/**
 * @module
 * The page of the bench with the people picker of Microsoft Graph Toolkit, retired in August 2026.
 */
import { registerMgtPeoplePickerComponent } from '@microsoft/mgt-components'
import { ProviderState, Providers, SimpleProvider } from '@microsoft/mgt-element'

const provider = new SimpleProvider(() => Promise.resolve('token'))
Providers.globalProvider = provider
provider.setState(ProviderState.SignedIn)
registerMgtPeoplePickerComponent()
const picker = document.createElement('mgt-people-picker')
picker.setAttribute('type', 'person')
document.querySelector('main')?.append(picker)
