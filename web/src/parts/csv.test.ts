import { expect, test } from 'vitest'
import { csvOf } from './csv.ts'

type Row = { readonly name: string; readonly fen: number }
const columns = [
  { title: '名称', csv: (row: Row) => row.name },
  { title: '金额', csv: (row: Row) => row.fen },
  { title: '操作' },
]

test('columns without a word for a file are left out; quotes, commas and breaks survive', () => {
  expect(csvOf(columns, [{ name: '他说"好",\n再见', fen: 5 }])).toBe('名称,金额\r\n"他说""好"",\n再见",5\r\n')
})

test.each(['=1+1', '+86', '-cmd', '@sum'])('a spreadsheet does not run %s', (name) => {
  expect(csvOf(columns, [{ name, fen: -1 }])).toBe(`名称,金额\r\n'${name},-1\r\n`)
})
