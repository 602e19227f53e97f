import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation, withRareWords } from '../../shared/i18n/i18n';
import type { Identification, IdentifiedSchool } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { codeWord } from '../../shared/i18n/codes';
import { schoolYear } from '../../shared/monitoring/figures';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import grid from '../../shared/ui/DataTable.module.css';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ExportButton } from '../../shared/ui/ExportButton';
import { Filters } from '../../shared/ui/Filters';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { AppLink } from '../../shared/ui/links';
import { Pages } from '../../shared/ui/Pages';
import { useListedSchools, useMunicipalityOf } from './api/identifications';
import { CATEGORIES, STATES, type ListedSearch } from './search';
import { Why } from './Why';

const DecideDialog = lazyDialog(() => import('./DecideDialog').then((found) => found.DecideDialog));
const DisputeDialog = lazyDialog(() =>
  withRareWords(() => import('./TalkDialogs').then((found) => found.DisputeDialog)),
);
const AnswerDialog = lazyDialog(() => withRareWords(() => import('./TalkDialogs').then((found) => found.AnswerDialog)));
const KeptFile = lazyDialog(() =>
  withRareWords(() => import('../../shared/files/KeptFile').then((found) => found.KeptFile)),
);

/** The schools of a list, each with its figures; chosen ones are decided on together. */
export function ListedSchools({ list }: { list: Identification }) {
  const { t } = useTranslation();
  const { category, state } = useSearch({ from: '/identifications/$identificationId' });
  const narrowed = category !== undefined || state !== undefined;
  const pages = useListedSchools(list.id, { category, state });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [deciding, setDeciding] = useState(false);
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const open = items.filter(({ allowedActions }) => allowedActions.includes('decide'));
  const picked = open.filter(({ id }) => chosen.has(id));
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <Stack gap="sm">
      <Narrowing />
      {open.length > 0 && (
        <Group className="at-hand no-print">
          <Checkbox
            label={t('identifications.all', { count: open.length })}
            checked={picked.length === open.length}
            indeterminate={picked.length > 0 && picked.length < open.length}
            onChange={(event) => setChosen(new Set(event.currentTarget.checked ? open.map(({ id }) => id) : []))}
          />
          <Button disabled={picked.length === 0} onClick={() => setDeciding(true)}>
            {t('identifications.decide', { count: picked.length })}
          </Button>
        </Group>
      )}
      <Pages
        pages={pages}
        empty={
          narrowed ? (
            <EmptyState title={t('common.nothingFound')} text={t('identifications.nobodySuch')} />
          ) : (
            <EmptyState title={t('identifications.nobodyTitle')} text={t('identifications.nobody')} />
          )
        }
      >
        {(rows) => <Rows rows={rows} chosen={chosen} onToggle={toggle} />}
      </Pages>
      <ExportButton
        path={`/api/v1/identifications/${list.id}/schools`}
        query={{ category, state }}
        name={`${list.rule.name}, ${schoolYear(list.schoolYear).replace('/', '-')}`}
      />
      {deciding && (
        <DecideDialog
          list={list}
          schools={picked}
          onClose={() => setDeciding(false)}
          onDone={() => {
            setDeciding(false);
            setChosen(new Set());
          }}
        />
      )}
    </Stack>
  );
}

/** Kept in the address: a narrowed list can be sent to a colleague. */
function Narrowing() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/identifications/$identificationId' });
  const { category, state } = useSearch({ from: '/identifications/$identificationId' });
  const narrow = (part: ListedSearch) => void navigate({ search: (old) => ({ ...old, ...part }), replace: true });
  const count = [category, state].filter(Boolean).length;
  return (
    <Filters count={count} {...(count > 0 ? { onReset: () => narrow({ category: undefined, state: undefined }) } : {})}>
      <CodeSelect
        label={t('identifications.category')}
        group="identificationCategory"
        codes={CATEGORIES}
        value={category}
        onChange={(next) => narrow({ category: next })}
        any={t('identifications.anyCategory')}
      />
      <CodeSelect
        label={t('identifications.state')}
        group="identifiedState"
        codes={STATES}
        value={state}
        onChange={(next) => narrow({ state: next })}
        any={t('identifications.anyState')}
      />
    </Filters>
  );
}

type RowsProps = { rows: IdentifiedSchool[]; chosen: ReadonlySet<string>; onToggle: (id: string) => void };

function Rows({ rows, chosen, onToggle }: RowsProps) {
  const { t } = useTranslation();
  const [talk, setTalk] = useState<{ what: 'dispute' | 'answer'; school: IdentifiedSchool } | null>(null);
  const municipalityOf = useMunicipalityOf();
  const decides = rows.some(({ allowedActions }) => allowedActions.includes('decide'));
  return (
    <>
      <table className={grid.table} role="table">
        <thead role="rowgroup">
          <tr role="row">
            {decides && (
              <th role="columnheader">
                <span className="visually-hidden">{t('identifications.choose')}</span>
              </th>
            )}
            <th role="columnheader">{t('identifications.school')}</th>
            <th role="columnheader">{t('identifications.category')}</th>
            <th role="columnheader">{t('identifications.why')}</th>
            <th role="columnheader">{t('identifications.state')}</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((one) => (
            <tr key={one.id} role="row">
              {decides && (
                <td role="cell">
                  {one.allowedActions.includes('decide') && (
                    <Checkbox
                      aria-label={[one.organization.name, municipalityOf(one.organization)].filter(Boolean).join(', ')}
                      checked={chosen.has(one.id)}
                      onChange={() => onToggle(one.id)}
                    />
                  )}
                </td>
              )}
              <td role="cell" className={grid.lead}>
                <AppLink to="/organizations/$organizationId" params={{ organizationId: one.organization.id }}>
                  {one.organization.name}
                </AppLink>
                <Text size="sm" className="quiet">
                  {municipalityOf(one.organization)}
                </Text>
              </td>
              <td role="cell">{codeWord('identificationCategory', one.category)}</td>
              <td role="cell">
                <Why evidence={one.evidence} />
              </td>
              <td role="cell">
                <State school={one} onTalk={(what) => setTalk({ what, school: one })} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {talk?.what === 'dispute' && <DisputeDialog school={talk.school} onClose={() => setTalk(null)} />}
      {talk?.what === 'answer' && <AnswerDialog school={talk.school} onClose={() => setTalk(null)} />}
    </>
  );
}

function State({ school, onTalk }: { school: IdentifiedSchool; onTalk: (what: 'dispute' | 'answer') => void }) {
  const { t } = useTranslation();
  const { dispute, decision, allowedActions } = school;
  return (
    <Stack gap={4}>
      <Text fw={600}>{codeWord('identifiedState', school.state)}</Text>
      {dispute && <Text size="sm">{`${dispute.disputedBy}: ${dispute.text}`}</Text>}
      {dispute?.fileId && <KeptFile id={dispute.fileId} />}
      {dispute?.answer && (
        <Text size="sm">
          {`${dispute.answeredBy ?? ''}: ${dispute.answer} (${
            dispute.upheld ? t('identifications.upheld') : t('identifications.notUpheld')
          })`}
        </Text>
      )}
      {decision && (
        <Text size="sm">
          {t('identifications.orderOf', { number: decision.orderNumber, date: formatDay(decision.orderDate) })}
          {decision.reason && `: ${decision.reason}`}
        </Text>
      )}
      <Group gap={4} className="no-print">
        {allowedActions.includes('dispute') && (
          <Button size="compact-sm" variant="default" onClick={() => onTalk('dispute')}>
            {t('identifications.dispute')}
          </Button>
        )}
        {allowedActions.includes('answer') && (
          <Button size="compact-sm" variant="default" onClick={() => onTalk('answer')}>
            {t('identifications.answer')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
