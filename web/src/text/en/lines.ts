/** Items of an order, settled one by one. */
export const lines = {
  scope: 'This offer is for',
  together: 'Everything together',
  each: 'Each item by itself',
  legend: 'Which items the offer is for',
  help: 'Once it is accepted, the chosen items are performed as offered; the others go on being negotiated, within the time promised before.',
  none: 'Choose at least one item.',
  all: 'Every item has an offer: accepting it settles the whole complaint.',
  staying: 'Goes on: {items}',
  item: 'this item',
  offered: 'Offer, item by item:',
  for: '{item}: {what}',
}
