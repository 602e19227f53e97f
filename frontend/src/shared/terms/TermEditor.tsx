import { Button, Checkbox, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../i18n/i18n';
import { useParsedTerm, type TermPeriod } from '../api/parseTerm';
import type { Term } from '../api/types';
import { formatWindow } from '../format/dates';
import { codeWord } from '../i18n/codes';
import { HeldNews } from '../live/HeldNews';
import { useHold } from '../live/hold';
import { ProblemAlert } from '../ui/ProblemAlert';
import { useDebounced } from '../ui/useDebounced';
import { TermDates } from './TermDates';
import { TermStatusMark } from './TermStatusMark';

export type TermFix = { text?: string; acceptProposal?: boolean; applyToSame?: boolean };

type Props = {
  term: Term;
  period: TermPeriod;
  /** How many other rows carry the same text and the same doubt. */
  sameCount: number;
  busy: boolean;
  error: unknown;
  onFix: (fix: TermFix) => void;
};

/** The words of the document stay; a person says what they mean and sees the dates while typing. */
export function TermEditor({ term, period, sameCount, busy, error, onFix }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(term.text);
  const [same, setSame] = useState(true);
  const changed = text.trim() !== term.text.trim();
  useHold(changed);
  const parsed = useParsedTerm(useDebounced(text.trim()), period, changed);
  const applyToSame = sameCount > 0 && same ? true : undefined;
  return (
    <Stack gap="sm">
      {changed && <HeldNews />}
      {term.reasons.length > 0 && (
        <ul style={{ margin: 0, paddingInlineStart: '1.2em' }}>
          {term.reasons.map((reason) => (
            <li key={reason}>{codeWord('termReason', reason)}</li>
          ))}
        </ul>
      )}
      {sameCount > 0 && (
        <Checkbox
          checked={same}
          onChange={(event) => setSame(event.currentTarget.checked)}
          label={t('term.applyToSame', { count: sameCount })}
        />
      )}
      {term.proposal && (
        <Group gap="sm">
          <Text>
            {t('term.proposal')} <TermDates term={term.proposal} />
          </Text>
          <Button size="xs" loading={busy} onClick={() => onFix({ acceptProposal: true, applyToSame })}>
            {t('term.accept')}
          </Button>
        </Group>
      )}
      <Textarea
        label={t('term.fixLabel')}
        description={t('term.fixHint')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={1}
      />
      <div aria-live="polite">{changed && parsed.data && <Preview term={parsed.data} />}</div>
      {parsed.error ? <ProblemAlert error={parsed.error} /> : null}
      {error ? <ProblemAlert error={error} kept={t('term.kept')} /> : null}
      <Button
        variant={term.proposal ? 'default' : 'filled'}
        w="fit-content"
        disabled={!changed || text.trim() === ''}
        loading={busy}
        onClick={() => onFix({ text: text.trim(), applyToSame })}
      >
        {t('term.save')}
      </Button>
    </Stack>
  );
}

function Preview({ term }: { term: Term }) {
  const { t } = useTranslation();
  return (
    <Stack gap={2} data-testid="term-preview">
      <TermStatusMark status={term.status} />
      <Text>
        {t('term.understood')} <TermDates term={term} whole={term.windows.length <= 12} />
      </Text>
      {term.participants.map((participant) => (
        <Text key={participant.name} size="sm">
          {participant.name}
          {': '}
          {participant.windows.map(formatWindow).join(', ')}
        </Text>
      ))}
    </Stack>
  );
}
