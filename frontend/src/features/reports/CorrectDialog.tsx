import { Button, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReportCorrection, ReportFigure } from '../../shared/api/types';
import { useTranslation } from '../../shared/i18n/i18n';
import { nameIn } from '../../shared/i18n/names';
import { FormDialog } from '../../shared/ui/FormDialog';
import { figureWords } from './words';

type Props = {
  figure: ReportFigure;
  busy: boolean;
  error: unknown;
  /** Null: what was computed holds again. */
  onCorrect: (correction: ReportCorrection | null) => void;
  onClose: () => void;
};

const HUNDRED = 100;

/** Another value than the computed one, with the reason; a share is typed in percent. */
export function CorrectDialog({ figure, busy, error, onCorrect, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const share = figure.unit === 'SHARE';
  const before = figure.corrected ?? figure.value;
  const [typed, setTyped] = useState(
    before === null ? '' : String(Math.round(before * (share ? HUNDRED : 1) * HUNDRED) / HUNDRED).replace('.', ','),
  );
  const [reason, setReason] = useState(figure.reason ?? '');
  const number = Number(typed.replace(',', '.').trim());
  const least = figure.code.startsWith('indicators.') ? -Infinity : 0;
  const sound = typed.trim() !== '' && number >= least && (!share || number <= HUNDRED);
  return (
    <FormDialog
      title={t('reports.correctTitle')}
      action={t('reports.save')}
      busy={busy}
      error={error}
      ready={sound && reason.trim() !== ''}
      onClose={onClose}
      onSubmit={() => onCorrect({ code: figure.code, value: share ? number / HUNDRED : number, reason: reason.trim() })}
    >
      <Text>{nameIn(figure.name, i18n.language)}</Text>
      <Text size="sm" className="quiet">
        {t('reports.computed')}: {figureWords(figure.value, figure.unit, i18n.language) ?? t('reports.noData')}
      </Text>
      <TextInput
        label={t(share ? 'reports.correctPercent' : 'reports.correctValue')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        inputMode="decimal"
        required
        data-autofocus
      />
      <Textarea
        label={t('reports.reason')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={2000}
        autosize
        minRows={2}
        required
      />
      {figure.corrected !== null && (
        <Button variant="subtle" w="fit-content" onClick={() => onCorrect(null)}>
          {t('reports.uncorrect')}
        </Button>
      )}
    </FormDialog>
  );
}
