using System.Buffers;
using System.Text.Json;
using System.Xml;

namespace Fuelgauge.App.Documents;

/// <summary>
/// XML as a JSON document: an element is an object with its attributes as <c>@name</c>, its text as <c>#text</c> and its elements by name; several of a
/// name are a list. Documents come from anywhere: no document type, so no entities, and nothing is fetched.
/// </summary>
internal static class XmlText
{
    /// <summary>Deepest nesting of elements.</summary>
    public const int MostDepth = 60;

    /// <summary>Most elements and attributes.</summary>
    public const int MostNodes = 100_000;

    /// <summary>The document; null when it is none, with the reason in words that continue "x …".</summary>
    public static ReadOnlyMemory<byte>? ToJson(ReadOnlyMemory<byte> xml, out string? fault)
    {
        fault = null;
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(xml.ToArray(), writable: false), settings);
            reader.MoveToContent();
            var (root, nodes) = (new Element(), 0);
            root.Add(reader.Name, Read(reader, ref nodes));
            while (reader.Read())
            {
            }

            var bytes = new ArrayBufferWriter<byte>();
            using (var json = new Utf8JsonWriter(bytes))
                root.WriteTo(json);
            return bytes.WrittenMemory;
        }
        catch (XmlException exception)
        {
            fault = exception.Message.Contains("DTD", StringComparison.Ordinal) ? "holds a document type, which no such file needs"
                : xml.Span.Trim(" \t\r\n"u8).IsEmpty ? "is empty"
                : "is not XML";
            return null;
        }
        catch (TooMuchException)
        {
            fault = $"nests deeper than {MostDepth} elements, or has more than {MostNodes}";
            return null;
        }
    }

    // The reader is on the start of an element, and then behind its end.
    static Element Read(XmlReader reader, ref int nodes)
    {
        nodes += 1 + reader.AttributeCount;
        if (reader.Depth > MostDepth || nodes > MostNodes)
            throw new TooMuchException();
        var element = new Element();
        var (isEmpty, text) = (reader.IsEmptyElement, "");
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
            element.Members[$"@{reader.Name}"] = reader.Value;
        reader.MoveToElement();
        if (isEmpty)
            return element;
        while (reader.Read() && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType == XmlNodeType.Element)
                element.Add(reader.Name, Read(reader, ref nodes));
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                text += reader.Value;
        }

        if (text.Trim() is { Length: > 0 } trimmed)
            element.Members["#text"] = trimmed;
        return element;
    }

    /// <summary>An element: its members are texts, elements and lists of elements.</summary>
    sealed class Element
    {
        public Dictionary<string, object> Members { get; } = new(StringComparer.Ordinal);

        public void Add(string name, Element child)
        {
            if (!Members.TryGetValue(name, out var before))
                Members[name] = child;
            else if (before is List<Element> list)
                list.Add(child);
            else
                Members[name] = new List<Element> { (Element)before, child };
        }

        public void WriteTo(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            foreach (var (name, member) in Members)
            {
                json.WritePropertyName(name);
                if (member is string text)
                    json.WriteStringValue(text);
                else if (member is Element element)
                    element.WriteTo(json);
                else
                    WriteList(json, (List<Element>)member);
            }

            json.WriteEndObject();
        }

        static void WriteList(Utf8JsonWriter json, List<Element> list)
        {
            json.WriteStartArray();
            list.ForEach(element => element.WriteTo(json));
            json.WriteEndArray();
        }
    }

    sealed class TooMuchException : Exception;
}
