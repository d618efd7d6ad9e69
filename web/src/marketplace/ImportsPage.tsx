import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { importKindWords } from '../../../src/marketplace/import-kind.contract.ts'
import { largestImportBytes, listImports, type ImportView } from '../../../src/marketplace/import.contract.ts'
import { useList } from '../api/hooks.ts'
import { asProblem, type ApiProblem } from '../api/problem.ts'
import { DataTable, type Column } from '../parts/DataTable.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Field } from '../parts/Field.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Problem } from '../parts/Problem.tsx'
import { When } from '../parts/When.tsx'
import { bytesWords } from '../text/money.ts'
import { useText } from '../text/text.ts'
import { ImportMark } from './marks.tsx'
import { sendFile } from './send-file.ts'
import './marketplace.css'

export function ImportsPage() {
  const { t } = useText()
  const list = useList(listImports, { limit: 20 }, { refetchEveryMs: 5_000 })
  return (
    <div className="page">
      <PageHead title={t('marketplace.imports.title')} lead={t('marketplace.imports.lead')} />
      <Upload />
      <DataTable
        label={t('marketplace.imports.title')}
        columns={useColumns()}
        rows={list.data?.rows ?? []}
        keyOf={(row) => row.id}
        loading={list.loading}
        problem={list.problem}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title={t('marketplace.imports.empty')}>{t('marketplace.imports.emptyHint')}</EmptyState>}
        paging={list}
      />
    </div>
  )
}

function Upload() {
  const { t } = useText()
  const [source, setSource] = useState('')
  const [sending, setSending] = useState<string | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [over, setOver] = useState(false)
  const [unnamed, setUnnamed] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const client = useQueryClient()
  const navigate = useNavigate()
  const take = async (files: readonly File[]) => {
    if (source.trim() === '') return setUnnamed(true)
    setProblem(null)
    try {
      let last = ''
      for (const file of files) {
        setSending(file.name)
        last = (await sendFile(file, source.trim())).id
      }
      if (files.length === 1) await navigate({ to: `/imports/${last}` })
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setSending(null)
      await client.invalidateQueries()
    }
  }
  return (
    <section className="surface stack">
      <Field
        name="source"
        label={t('marketplace.imports.source')}
        help={t('marketplace.imports.sourceHelp')}
        error={unnamed && source.trim() === '' ? t('marketplace.imports.sourceMissing') : undefined}
      >
        {(control) => (
          <Input
            {...control}
            className="market-search"
            value={source}
            maxLength={200}
            onChange={(event) => setSource(event.target.value)}
          />
        )}
      </Field>
      <div
        className={over ? 'import-drop import-drop-over' : 'import-drop'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          void take([...event.dataTransfer.files])
        }}
      >
        <span className="row">
          {t('marketplace.imports.drop')}
          <Button type="primary" loading={sending !== null} onClick={() => input.current?.click()}>
            {t('marketplace.imports.choose')}
          </Button>
        </span>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept=".csv,.gz,.txt,.tsv"
          aria-label={t('marketplace.imports.choose')}
          onChange={(event) => {
            void take([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
        <span className="quiet small">
          {sending
            ? t('marketplace.imports.uploading', { name: sending })
            : t('marketplace.imports.limits', { max: bytesWords(largestImportBytes) })}
        </span>
      </div>
      {problem && <Problem problem={problem} />}
    </section>
  )
}

function useColumns(): Column<ImportView>[] {
  const { t, say } = useText()
  const figure = (key: 'rows' | 'loaded' | 'unchanged' | 'rejected'): Column<ImportView> => ({
    key,
    title: t(`marketplace.imports.${key}`),
    align: 'end',
    render: (row) => <span className="number">{row[key].toLocaleString('en-US')}</span>,
    width: '96px',
  })
  return [
    {
      key: 'file',
      title: t('marketplace.imports.file'),
      render: (row) => (
        <div>
          <Link to={`/imports/${row.id}`}>{row.fileName}</Link>
          <div className="quiet small">
            {row.source} · {bytesWords(row.bytes)}
          </div>
        </div>
      ),
      width: '24%',
    },
    {
      key: 'kind',
      title: t('marketplace.imports.kind'),
      render: (row) => (row.kind ? say(importKindWords[row.kind]) : '–'),
    },
    {
      key: 'state',
      title: t('marketplace.imports.state'),
      render: (row) => <ImportMark state={row.state} />,
      width: '130px',
    },
    figure('rows'),
    figure('loaded'),
    figure('unchanged'),
    figure('rejected'),
    { key: 'when', title: t('marketplace.imports.when'), render: (row) => <When at={row.createdAt} />, width: '190px' },
  ]
}
