import { Checkbox, Stack, Text, Textarea } from '@mantine/core';
import { useParsedTerm, type TermPeriod } from '../../../shared/api/parseTerm';
import { formatWindow } from '../../../shared/format/dates';
import { codeWord } from '../../../shared/i18n/codes';
import { useTranslation } from '../../../shared/i18n/i18n';
import { TermDates } from '../../../shared/terms/TermDates';
import { TermStatusMark } from '../../../shared/terms/TermStatusMark';
import { useDebounced } from '../../../shared/ui/useDebounced';

type Props = {
  value: string;
  onChange: (text: string) => void;
  period: TermPeriod;
  /** Whether the doubtful term shall mean what is proposed; undefined: it is not offered. */
  accepted: boolean;
  onAccept: (accepted: boolean) => void;
};

/** The words of the term, and at once what they mean: nobody should learn it after saving. */
export function TermField({ value, onChange, period, accepted, onAccept }: Props) {
  const { t } = useTranslation();
  const asked = useDebounced(value.trim());
  const parsed = useParsedTerm(asked, period, true);
  // The answer to an earlier text says nothing about this one.
  const term = asked !== '' && parsed.data?.text === value.trim() ? parsed.data : undefined;
  return (
    <Stack gap={4}>
      <Textarea
        label={t('columnRole.TERM')}
        description={t('draft.termHint')}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        maxLength={4000}
        autosize
        minRows={1}
      />
      <div aria-live="polite">
        {term && (
          <Stack gap={2} data-testid="term-preview">
            <TermStatusMark status={term.status} />
            {(term.windows.length > 0 || term.status === 'OPEN' || term.status === 'PARSED') && (
              <Text size="sm">
                {t('term.understood')} <TermDates term={term} whole={term.windows.length <= 12} />
              </Text>
            )}
            {term.participants.map((one) => (
              <Text key={one.name} size="sm">{`${one.name}: ${one.windows.map(formatWindow).join(', ')}`}</Text>
            ))}
            {term.reasons.map((reason) => (
              <Text key={reason} size="sm">
                {codeWord('termReason', reason)}
              </Text>
            ))}
            {term.proposal && (
              <Checkbox
                mt={4}
                checked={accepted}
                onChange={(event) => onAccept(event.currentTarget.checked)}
                label={
                  <>
                    {t('draft.takeProposal')} <TermDates term={term.proposal} />
                  </>
                }
              />
            )}
          </Stack>
        )}
      </div>
      {parsed.error && (
        <Text size="sm" className="quiet">
          {t('draft.termUnread')}
        </Text>
      )}
    </Stack>
  );
}
