import { Text } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import type { IdentificationEvidence } from '../../shared/api/types';
import { procedureName, schoolYear, share } from '../../shared/monitoring/figures';

/** Why a school is found: which conditions it meets, and the figures that do it. */
export function Why({ evidence }: { evidence: IdentificationEvidence }) {
  const { t, i18n } = useTranslation();
  return (
    <div>
      <Text size="sm">
        {[
          evidence.sameYear && t('identifications.whyYear'),
          evidence.running && t('identifications.whyRunning'),
          t('identifications.whyOf', { count: evidence.procedures }),
        ]
          .filter(Boolean)
          .join('; ')}
      </Text>
      <ul style={{ margin: '4px 0', paddingInlineStart: 18 }}>
        {evidence.figures.map((one) => (
          <li key={`${one.assessmentId}`}>
            <Text size="sm" span>
              {t('identifications.figure', {
                procedure: procedureName(one, (grade) => t('assessments.grade', { grade })),
                year: schoolYear(one.schoolYear),
                below: one.below,
                participants: one.participants,
                share: share(one.share, i18n.language),
              })}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  );
}
