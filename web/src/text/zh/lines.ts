/** Items of an order, settled one by one. */
export const lines = {
  scope: '方案针对',
  together: '全部商品一并',
  each: '逐件提出',
  legend: '对哪些商品提方案',
  help: '对方接受后，选中的商品按方案履行；没有选的继续协商，总时限不变。',
  none: '请至少选一件商品。',
  all: '全部商品都有方案，接受后整件投诉和解。',
  staying: '继续处理：{items}',
  item: '这件商品',
  offered: '逐件方案：',
  for: '{item}：{what}',
}
