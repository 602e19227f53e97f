import { useSearch } from '@tanstack/react-router';
import type { Roadmap } from '../../../shared/api/types';
import { useTranslation } from '../../../shared/i18n/i18n';
import { ExportButton } from '../../../shared/ui/ExportButton';
import type { ProgressBy } from '../search';

/** Whatever the figures are narrowed by in the address. */
type Narrowed = { within?: string; asOf?: string };

/** The figures as a file, narrowed as they are shown. */
export function ProgressFile({ roadmap, by }: { roadmap: Roadmap; by: ProgressBy }) {
  const { t } = useTranslation();
  const { within, asOf }: Narrowed = useSearch({ strict: false });
  return (
    <ExportButton
      path={`/api/v1/roadmaps/${roadmap.id}/progress`}
      query={{ by, within, asOf }}
      name={t('roadmaps.views.progress')}
    />
  );
}
