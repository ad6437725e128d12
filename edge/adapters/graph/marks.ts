/**
 * @module
 * Our marks on Outlook items and containers: extended properties that survive renames and moves and
 * that Graph can filter by (graph-contract §2.11). They are not echoed in answers and never in delta.
 */

/** The product's own property set. Constant for ever: items written years ago are found by it. */
const PROPERTY_SET = '{1a69ac38-cd73-43b4-b1f9-3d7a560e7e67}'

/** On items: the idempotency key of the create. */
export const ITEM_MARK = `String ${PROPERTY_SET} Name CrmSyncKey`
/** On containers: which member of which organization it belongs to. */
export const CONTAINER_MARK = `String ${PROPERTY_SET} Name CrmSyncContainer`

export const mark = (id: string, value: string) => ({
  singleValueExtendedProperties: [{ id, value }],
})

export const expandMark = (id: string): string =>
  `singleValueExtendedProperties($filter=id eq '${id}')`

export const filterByMark = (id: string, value: string): string =>
  `singleValueExtendedProperties/Any(ep: ep/id eq '${id}' and ep/value eq '${value.replaceAll("'", "''")}')`

export function readMark(
  id: string,
  properties: readonly { id: string; value: string }[] | undefined,
): string | undefined {
  // Graph answers the GUID in lower case whatever was sent; the name keeps its case.
  return properties?.find((property) => property.id.toLowerCase() === id.toLowerCase())?.value
}
