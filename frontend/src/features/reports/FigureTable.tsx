import { Button, Group, Text } from '@mantine/core';
import type { ReportFigure } from '../../shared/api/types';
import { useTranslation } from '../../shared/i18n/i18n';
import { nameIn } from '../../shared/i18n/names';
import grid from '../../shared/ui/DataTable.module.css';
import { figureWords } from './words';

type Props = {
  figures: ReportFigure[];
  mayCorrect: boolean;
  onRows: (figure: ReportFigure) => void;
  onCorrect: (figure: ReportFigure) => void;
};

/** Figures with what was corrected in them; each opens to the rows it came from. */
export function FigureTable({ figures, mayCorrect, onRows, onCorrect }: Props) {
  const { t, i18n } = useTranslation();
  const language = i18n.language;
  return (
    <table className={grid.table} role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">{t('reports.figure')}</th>
          <th role="columnheader" className={grid.number} style={{ width: 140 }}>
            {t('reports.value')}
          </th>
          <th role="columnheader" className="no-print" style={{ width: 260 }}>
            {t('reports.rows')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {figures.map((figure) => (
          <tr key={figure.code} role="row">
            <td role="cell" className={grid.lead}>
              {nameIn(figure.name, language)}
              {figure.corrected !== null && (
                <Text size="sm" className="quiet">
                  {t('reports.corrected', { reason: figure.reason ?? '', by: figure.correctedBy ?? '' })}
                  {` (${t('reports.correctedBefore', {
                    value: figureWords(figure.value, figure.unit, language) ?? t('reports.noData'),
                  })})`}
                </Text>
              )}
            </td>
            <td role="cell" className={grid.number} data-label={t('reports.value')}>
              {figureWords(figure.corrected ?? figure.value, figure.unit, language) ?? (
                <span className="quiet">{t('reports.noData')}</span>
              )}
            </td>
            <td role="cell" className="no-print">
              <Group gap={4}>
                {figure.value !== null && (
                  <Button
                    size="xs"
                    variant="subtle"
                    aria-label={`${t('reports.rows')}: ${nameIn(figure.name, language)}`}
                    onClick={() => onRows(figure)}
                  >
                    {t('reports.rows')}
                  </Button>
                )}
                {mayCorrect && (
                  <Button
                    size="xs"
                    variant="subtle"
                    aria-label={`${t('reports.correct')}: ${nameIn(figure.name, language)}`}
                    onClick={() => onCorrect(figure)}
                  >
                    {t('reports.correct')}
                  </Button>
                )}
              </Group>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
