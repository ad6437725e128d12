/**
 * @module
 * The scope of the edge's own API (`api://<client id>/access_as_user`), exposed by the application's registration
 * (README, "Register the application in Entra"): what its own pages sign in for.
 */
export const VISITOR_SCOPE = 'access_as_user'
