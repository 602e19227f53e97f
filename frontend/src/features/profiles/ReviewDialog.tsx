import { Alert, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { isStale } from '../../shared/api/problem';
import { fieldError } from '../../shared/api/fieldError';
import type { RiskFactorReviewRequest, RiskProfileFactor, Significance } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import { FormDialog } from '../../shared/ui/FormDialog';
import { useReview } from './api/profile';
import { DECIDABLE, factorName } from './figures';

type Props = { organizationId: string; factor: RiskProfileFactor; onClose: () => void };

/** Somebody who knows the school says whether the figure is right, and why; of the figure that they see. */
export function ReviewDialog({ organizationId, factor, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const known = factor.computed !== 'INSUFFICIENT_DATA';
  const [before] = useState(factor.computed);
  const changed = before !== factor.computed;
  const [chosen, setDecision] = useState<RiskFactorReviewRequest['decision']>('CONFIRMED');
  const decision = known ? chosen : 'OVERRIDDEN';
  const others = DECIDABLE.filter((one) => one !== factor.computed);
  const [wanted, setSignificance] = useState<Significance>();
  const significance = others.find((one) => one === wanted);
  const [reason, setReason] = useState('');
  const review = useReview(organizationId);
  const overridden = decision === 'OVERRIDDEN';
  const send = () =>
    review.mutate(
      {
        factor: factor.code,
        computed: factor.computed,
        decision,
        reason: reason.trim(),
        ...(overridden ? { significance } : {}),
      },
      { onSuccess: onClose },
    );
  return (
    <FormDialog
      title={factorName(factor, i18n.language)}
      action={t('profile.decide')}
      busy={review.isPending}
      error={changed && isStale(review.error) ? null : review.error}
      ready={reason.trim() !== '' && (!overridden || significance !== undefined)}
      onClose={onClose}
      onSubmit={send}
    >
      <Text>{t('profile.computed', { significance: codeWord('significance', factor.computed) })}</Text>
      {changed && (
        <Alert role="alert" color="orange">
          {t('profile.outdated', {
            then: codeWord('significance', before),
            now: codeWord('significance', factor.computed),
          })}
        </Alert>
      )}
      <Radio.Group
        label={t('profile.decision')}
        value={decision}
        onChange={(next) => setDecision(next === 'CONFIRMED' ? 'CONFIRMED' : 'OVERRIDDEN')}
      >
        <Stack gap="xs" mt="xs">
          {known && <Radio value="CONFIRMED" label={t('profile.confirm')} />}
          <Radio value="OVERRIDDEN" label={t('profile.override')} />
        </Stack>
      </Radio.Group>
      {overridden && (
        <CodeSelect
          label={t('profile.holds')}
          group="significance"
          codes={others}
          value={significance}
          onChange={setSignificance}
          any={t('profile.notChosen')}
          required
          error={fieldError(review.error, '/significance')}
        />
      )}
      <Textarea
        label={t('profile.reason')}
        description={t('profile.reasonHint')}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        autosize
        minRows={3}
        maxRows={8}
        maxLength={2000}
        required
        error={fieldError(review.error, '/reason')}
      />
      <Text size="sm" className="quiet">
        {t('profile.kept')}
      </Text>
    </FormDialog>
  );
}
