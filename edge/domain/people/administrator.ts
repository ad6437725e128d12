/**
 * @module
 * Who administers a Microsoft 365 tenant, by the template ids of his directory roles (`wids` claim or directory;
 * graph-contract §8.9). Ids: Microsoft Entra built-in roles, entra-docs
 * `identity/role-based-access-control/permissions-reference.md`.
 */
const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10'
const PRIVILEGED_ROLE_ADMINISTRATOR = 'e8611ab8-c189-46e8-94e1-60213ab1f814'
const APPLICATION_ADMINISTRATOR = '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3'
const CLOUD_APPLICATION_ADMINISTRATOR = '158c047a-c907-4556-b7ef-446551a6b5f7'

/**
 * May he agree for everybody? The two application administrators may for delegated permissions, not for
 * Graph's application permissions (entra-docs, "Application Administrator").
 */
export function mayConsent(
  directoryRoles: readonly string[],
  to: 'delegated' | 'application',
): boolean {
  const may =
    to === 'application'
      ? [GLOBAL_ADMINISTRATOR, PRIVILEGED_ROLE_ADMINISTRATOR]
      : [
          GLOBAL_ADMINISTRATOR,
          PRIVILEGED_ROLE_ADMINISTRATOR,
          APPLICATION_ADMINISTRATOR,
          CLOUD_APPLICATION_ADMINISTRATOR,
        ]
  return directoryRoles.some((role) => may.includes(role.toLowerCase()))
}
