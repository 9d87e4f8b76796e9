# SPDX-License-Identifier: MIT
"""Run by QGIS's own Python: opens files as a user would, draws them, and prints what it found.

    python3 qgis_session.py PNG WIDTH HEIGHT DAY FILE[|layername=NAME]…

A file of several layers has all of them opened. With a DAY a history is looked at on it.
"""

import json
import sys

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsDateTimeRange,
    QgsFeatureRequest,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
    QgsVectorLayerTemporalContext,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QSize, Qt, QTime
from qgis.PyQt.QtGui import QColor

# Border regions lie on the units, and places on both, whatever the order of the files.
FROM_BELOW = ("Polygon", "Line", "Point")


def main():
    png, width, height, day, *files = sys.argv[1:]
    application = QgsApplication([], False)
    application.initQgis()
    layers = [layer for name in files for layer in opened(name)]
    labels = draw(layers, png, int(width), int(height), day)
    told = {
        "version": Qgis.QGIS_VERSION,
        "layers": [about(layer, labels, day) for layer in layers],
    }
    print(json.dumps(told, ensure_ascii=False))
    QgsProject.instance().clear()
    application.exitQgis()


def opened(name):
    """The layers of a file, with the style that QGIS finds for each."""
    whole = QgsVectorLayer(name, name.rpartition("/")[2], "ogr")
    parts = whole.dataProvider().subLayers() if "|" not in name else []
    names = [part.split(whole.dataProvider().sublayerSeparator())[1] for part in parts]
    if len(names) < 2:
        layers = [whole]
    else:
        layers = [QgsVectorLayer(f"{name}|layername={part}", part, "ogr") for part in names]
    for layer in layers:
        layer.loadDefaultStyle()
    QgsProject.instance().addMapLayers(layers, False)
    return layers


def draw(layers, png, width, height, day):
    """Draw the layers into a picture; returns the labels by layer."""
    settings = QgsMapSettings()
    drawn = [layer for layer in layers if layer.isSpatial() and layer.featureCount()]
    ground = [layer for layer in reversed(drawn) if layer.geometryType() == 2]
    marks = [layer for layer in drawn if layer.geometryType() != 2]
    settings.setLayers([*marks, *ground])
    settings.setBackgroundColor(QColor(255, 255, 255))
    settings.setOutputSize(QSize(width, height))
    settings.setOutputDpi(96)
    extent = QgsRectangle()
    for layer in drawn:
        extent.combineExtentWith(layer.extent())
    extent.scale(1.05)
    settings.setExtent(extent)
    if day:
        settings.setIsTemporal(True)
        settings.setTemporalRange(range_of(day))
        for layer in drawn:
            layer.temporalProperties().setIsActive(True)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    job.renderedImage().save(png)
    found, positions = {}, [position for layer in marks for position in points(layer)]
    for label in job.takeLabelingResults().labelsWithinRect(extent):
        covers = sum(label.labelRect.contains(position) for position in positions)
        found.setdefault(label.layerID, []).append((label.labelText, covers))
    return found


def points(layer):
    """Where the marks of a layer are."""
    if layer.geometryType() != 0:
        return []
    shapes = (feature.geometry() for feature in layer.getFeatures())
    return [shape.asPoint() for shape in shapes if not shape.isNull()]


def on_the_day(layer, day):
    """How many rows of a history are drawn on a day; none where there is no day."""
    if not day or not layer.isSpatial():
        return None
    times = layer.temporalProperties()
    times.setIsActive(True)
    context = QgsVectorLayerTemporalContext()
    context.setLayer(layer)
    holds = times.createFilterString(context, range_of(day))
    return sum(1 for _ in layer.getFeatures(QgsFeatureRequest().setFilterExpression(holds)))


def range_of(day):
    from_midnight = QDateTime(QDate.fromString(day, Qt.ISODate), QTime(0, 0), Qt.UTC)
    return QgsDateTimeRange(from_midnight, from_midnight.addSecs(86399))


def about(layer, labels, day):
    """What QGIS knows of a layer."""
    renderer = layer.renderer() if layer.isSpatial() else None
    return {
        "name": layer.name(),
        "valid": layer.isValid(),
        "rows": layer.featureCount(),
        "fields": {field.name(): field.typeName() for field in layer.fields()},
        "renderer": renderer.type() if renderer else "",
        "categories": [c.label() for c in renderer.categories()]
        if renderer and renderer.type() == "categorizedSymbol"
        else [],
        "labels": sorted(text for text, _ in labels.get(layer.id(), [])),
        "covered": sum(covers for _, covers in labels.get(layer.id(), [])),
        "geometry": {0: "points", 1: "lines", 2: "ground"}.get(layer.geometryType(), "")
        if layer.isSpatial()
        else "",
        "on_the_day": on_the_day(layer, day),
    }


main()
