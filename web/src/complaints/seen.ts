import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { readCase } from '../../../src/complaints/case.contract.ts'
import type { CaseView } from '../../../src/complaints/complaint.contract.ts'
import { routeKey } from '../api/hooks.ts'

/**
 * The case as it stood when a form was opened. What is sent says which version its writer saw; when the case moves meanwhile the page
 * reads it again by itself, so the form must not go on as if that had been seen too.
 */
export function useSeen(of: Pick<CaseView, 'version'>) {
  const client = useQueryClient()
  const [seen, setSeen] = useState(() => ({ version: of.version, since: new Date() }))
  return {
    ...seen,
    changed: of.version !== seen.version,
    look: () => setSeen({ version: of.version, since: new Date() }),
    /** After a refusal: how does it stand now? */
    ask: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === routeKey(readCase) }),
  }
}
