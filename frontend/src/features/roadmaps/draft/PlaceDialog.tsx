import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Activity, Roadmap } from '../../../shared/api/types';
import { useTranslation } from '../../../shared/i18n/i18n';
import { FormDialog } from '../../../shared/ui/FormDialog';
import { useMoveActivity } from '../api/draftRows';
import { outlineOf } from './outline';
import { sectionOptions } from './SectionDialog';

type Props = { roadmap: Roadmap; rows: Activity[]; row: Activity; onClose: () => void };

const FIRST = 'first';

/** Any place in the plan, said in words: under which section and after which row. */
export function PlaceDialog({ roadmap, rows, row, onClose }: Props) {
  const { t } = useTranslation();
  const parts = outlineOf(roadmap.sections, rows);
  const inside = (sectionId: string | null) =>
    (parts.find((part) => (part.section?.id ?? null) === sectionId)?.rows ?? []).filter((one) => one.id !== row.id);
  const [section, setSection] = useState(row.sectionId);
  const [after, setAfter] = useState<string>(() => inside(row.sectionId).at(-1)?.id ?? FIRST);
  const move = useMoveActivity(roadmap.id);
  return (
    <FormDialog
      title={t('draft.moveTitle')}
      action={t('draft.move')}
      busy={move.isPending}
      error={move.error}
      onSubmit={() =>
        move.mutate({ row, sectionId: section, afterId: after === FIRST ? null : after }, { onSuccess: onClose })
      }
      onClose={onClose}
    >
      <NativeSelect
        label={t('roadmaps.section')}
        value={section ?? ''}
        onChange={(event) => {
          const next = event.currentTarget.value || null;
          setSection(next);
          setAfter(inside(next).at(-1)?.id ?? FIRST);
        }}
        data={[{ value: '', label: t('progress.noSection') }, ...sectionOptions(roadmap)]}
      />
      <NativeSelect
        label={t('draft.place')}
        value={after}
        onChange={(event) => setAfter(event.currentTarget.value)}
        data={[
          { value: FIRST, label: t('draft.first') },
          ...inside(section).map((one) => ({
            value: one.id,
            label: t('draft.afterRow', { row: [one.number, one.title].filter(Boolean).join(' ').slice(0, 80) }),
          })),
        ]}
      />
    </FormDialog>
  );
}
